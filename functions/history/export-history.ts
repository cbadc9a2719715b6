import type { ChainBundle, ProofBundle } from '../../shared/domain/history/bundle.ts';
import { type ChainEnd, type ChainRef, START } from '../../shared/domain/history/chain.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { inclusionOf } from '../../shared/store/history/days.ts';
import { eventsAfter, readEnd } from '../../shared/store/history/read-chain.ts';
import type { Reply } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { isWithheld, refuseChain } from './refuse-chain.ts';
import type { routes } from './routes.ts';

/** Of the largest events (a verification with its report) so many stay below what a function may answer. */
const EVENTS_A_PART = 50;

/** The chain of one matter with its proof, in parts; `npm run verify` checks them together. */
export async function exportHistory(
  { params, query, principal }: Request<(typeof routes)['exportHistory']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const chain = { kind: params.kind, id: params.id };
  const end = await readableEnd(chain, principal, tables);
  const read = await eventsAfter(tables, chain, query.after, EVENTS_A_PART);
  // What was committed since the state was read belongs to another end.
  const events = read.filter(({ aggregate }) => aggregate.version <= end.version);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const proof = await inclusionOf(tables, chain, { version: last.aggregate.version, towards: 'START' });
  const body: ChainBundle = {
    kind: 'HISTORY_CHAIN',
    version: 1,
    chain,
    after: query.after === 0 ? START : { version: query.after, hash: first.prevHash },
    events: events.map((event) => shown(event, principal)),
    end,
    ...(proof && proof.head.version >= query.after && { proof }),
  };
  return file(body, `${chain.kind}-${chain.id}-${query.after + 1}.json`);
}

/** That a matter's chain ended as it says when a day's root was taken; by default its last head that one covers. */
export async function readHistoryProof(
  { params, query, principal }: Request<(typeof routes)['readHistoryProof']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const chain = { kind: params.kind, id: params.id };
  const end = await readableEnd(chain, principal, tables);
  const inclusion =
    query.version === undefined
      ? await inclusionOf(tables, chain, { version: end.version, towards: 'START' })
      : await inclusionOf(tables, chain, { version: query.version, towards: 'END' });
  if (inclusion === undefined) throw new ProblemError(refuse('NOT_YET_PROVEN', { article: '1-1' }));
  const body: ProofBundle = { kind: 'HISTORY_PROOF', version: 1, ...inclusion };
  return file(body, `${chain.kind}-${chain.id}-${inclusion.head.version}-proof.json`);
}

async function readableEnd(chain: ChainRef, reader: Principal, tables: Tables): Promise<ChainEnd> {
  const found = await readEnd(tables, chain);
  if (found === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const { status, ...end } = found;
  await refuseChain({ ...chain, status }, reader, tables);
  return end;
}

function shown(event: EventRecord, reader: Principal): ChainBundle['events'][number] {
  if (!isWithheld(event, reader)) return { ...event };
  const { aggregate, prevHash, hash } = event;
  return { withheld: true, version: aggregate.version, prevHash, hash };
}

/** Ids are made of letters, digits and a few signs; whatever else one holds has no place in a header. */
const file = (body: unknown, name: string): Reply => ({
  status: 200,
  body,
  headers: {
    'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-store',
  },
});
