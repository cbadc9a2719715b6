import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { cite, regulations } from '../../shared/policy/articles.ts';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { history } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { ToldCase } from './cases.ts';

const CHAIN_PAGE = 100;
/** Steps between officers, and what preceded the notice: the agency is told what comes of them. */
const BETWEEN_OFFICERS: readonly string[] = [
  'RectificationProposed',
  'RectificationFailureProposed',
  'RectificationFailureReturned',
  'SuspensionProposed',
  'RemovalProposed',
  'ViolationSuspected',
  'ViolationInvestigationOpened',
  'ViolationProposalReturned',
  'ViolationConsequenceDone',
  'CooperationRefusalProposed',
  'CooperationRefusalReturned',
  'CooperationViewed',
  'RecoveryProposed',
  'RecoveryRepaymentRecorded',
  'RecoveryRepaymentReturned',
  'RecoveryWriteOffProposed',
  'RecoveryWriteOffReturned',
];

const Cursor = onFirstUse(() => z.strictObject({ before: z.string().min(1).max(400) }));

/** By time; of one commit, by chain and number. */
const placeOf = ({ at, aggregate: { kind, id, version } }: EventRecord): string =>
  `${at}#${kind}#${id}#${String(version).padStart(8, '0')}`;

function readBefore(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Cursor().parse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).before;
  } catch {
    const fields = [{ field: 'query.cursor', zh: '分页标记无效', en: 'not a cursor of this list' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
}

/**
 * What happened to an agency and in the matters that it was told of, newest first. Each chain is read whole: they are as long as
 * one procedure.
 */
export async function timelineOf(
  tables: Tables,
  agencyId: string,
  cases: readonly ToldCase[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  const before = readBefore(cursor);
  const chains = [{ kind: 'AGENCY', id: agencyId }, ...cases];
  const events = (await Promise.all(chains.map(({ kind, id }) => chainOf(tables, kind, id)))).flat();
  const placed = events
    .filter(({ type }) => !BETWEEN_OFFICERS.includes(type))
    .map((event) => ({ place: placeOf(event), event }))
    .filter(({ place }) => before === undefined || place < before)
    .toSorted((a, b) => (a.place < b.place ? 1 : -1));
  const shown = placed.slice(0, limit);
  const last = placed.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ event }) => entryOf(event)),
    ...(last && { cursor: Buffer.from(JSON.stringify({ before: last.place })).toString('base64url') }),
  };
}

async function chainOf(tables: Tables, kind: string, id: string): Promise<EventRecord[]> {
  const found: EventRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await history(tables, kind, id, { limit: CHAIN_PAGE, cursor });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** Which office acted, when, on which passage; no officer, and no reasons, which stand in the resource. */
function entryOf({ type, at, aggregate: { kind, id }, actor, from, to, article }: EventRecord) {
  const citation = regulations.map(({ docNo }) => cite(article, docNo)).find((each) => each !== undefined);
  return {
    type,
    at,
    ref: `${kind}#${id}`,
    role: actor.role,
    from,
    to,
    article,
    ...(citation && { citation: { zh: citation.zh, en: citation.en } }),
  };
}
