import type { World } from '../world.ts';
import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';
import { happenedIn, isHeard, statusAt } from './timeline.ts';
import { isConfirmedAt } from './violations.ts';

/** 12-3, written down without the product: which violation bears which row, and which records do. */
const VIOLATIONS: Readonly<Record<string, RegExp>> = {
  '12-3a': /^FALSE_ENTRY_MATERIAL$/,
  '12-3b': /^FALSIFICATION_/,
  '12-3c': /^FUND_FRAUD$/,
  '12-3e': /^REFUSAL_TO_COOPERATE$/,
};
const REFUSERS = ['COOPERATION', 'SPOTCHECK', 'INSPECTION'];
const LEFT = ['REMOVED', 'EXITED'];
const ENDED = ['DECLINED', 'EXPIRED', 'CANCELLED', 'QUOTA_REFUSED', 'TERMINATED', 'COMPLETED', 'ARCHIVED'];

/** Nobody is removed without a confirmed ground, a hearing and what was left to cure; and a removal is whole (12-3). */
export async function removalFaults(snapshot: Snapshot, world: World): Promise<string[]> {
  const faults = [
    ...happenedIn(snapshot, 'REMOVAL', 'RemovalDecided').flatMap(({ ref, state, event }) => [
      ...(isHeard(snapshot, state.body.hearingId, event.at) ? [] : [`${ref} was decided without a hearing`]),
      ...(bears(snapshot, state, event.at) ? [] : [`${ref} was decided without a confirmed ground`]),
      ...((state.body.noticed?.cureLastDay ?? '') < localDay(event.at)
        ? []
        : [`${ref} was decided before ${state.body.noticed.cureLastDay} was over`]),
    ]),
    ...snapshot
      .of('REMOVAL')
      .filter(({ status }) => ['HEARD', 'DECIDED', 'EXECUTING'].includes(status))
      .map(({ id, status }) => `REMOVAL#${id} is ${status} and not carried out`),
    ...leftFaults(snapshot),
    ...liabilityFaults(snapshot),
  ];
  for (const { id, body } of snapshot.of('AGENCY').filter(({ status }) => LEFT.includes(status)))
    if (world.playerOf(body.uscc) >= 0) faults.push(...(await publicFaults(id, world)));
  return faults;
}

const localDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

function bears(snapshot: Snapshot, { body }: State, at: string): boolean {
  const { row, ref = '' } = body.ground;
  const state = snapshot.aggregates.get(ref)?.state;
  const own = state !== undefined && (state.body.agencyId ?? body.agencyId) === body.agencyId;
  if (row === '12-3g') return body.documentIds.length > 0 && body.reason !== '';
  if (!own) return false;
  if (state.kind === 'VIOLATION')
    return (
      VIOLATIONS[row]?.test(state.body.kind) === true &&
      state.body.level === 'MAJOR' &&
      isConfirmedAt(snapshot, ref, at)
    );
  if (row === '12-3d')
    return (
      state.kind === 'CREDITCHECK' &&
      state.body.overall === 'FAIL' &&
      state.body.review?.confirmed?.length > 0
    );
  if (row === '12-3e') return REFUSERS.includes(state.kind) && statusAt(snapshot, ref, at) === 'REFUSED';
  return row === '12-3f' && state.kind === 'UPKEEP' && state.body.dormancy.uncuredAt !== undefined;
}

/** Of an agency that has left no order is open, nothing is on offer, and no claim waits to be paid. */
function leftFaults(snapshot: Snapshot): string[] {
  const left = new Map(
    snapshot
      .of('AGENCY')
      .filter(({ status }) => LEFT.includes(status))
      .map(({ id, status }) => [id, status]),
  );
  const of = (kind: string) => snapshot.of(kind).filter(({ body }) => left.has(body.agencyId));
  return [
    ...of('ORDER').filter(({ status }) => !ENDED.includes(status)),
    ...of('PRODUCT').filter(({ status }) => ['PUBLISHED', 'OFF_SHELF', 'FROZEN'].includes(status)),
    ...of('REDEMPTION').filter(({ status }) => ['CLAIMED', 'UNDER_REVIEW', 'APPROVED'].includes(status)),
  ].map(
    ({ kind, id, status, body }) => `${kind}#${id} is ${status}, its agency is ${left.get(body.agencyId)}`,
  );
}

/** Each order that ended with a removal has its one record of who answers for it, and no other has one (12-3i). */
function liabilityFaults(snapshot: Snapshot): string[] {
  const ended = snapshot
    .events()
    .filter(({ type, data }) => type === 'OrderTerminated' && data['cause'] === 'AGENCY_REMOVED')
    .map(({ aggregate }) => aggregate.id);
  const noticed: string[] = snapshot.of('LIABILITYNOTICE').map(({ body }) => body.orderId);
  return [
    ...once('record of liability for', noticed),
    ...ended
      .filter((id) => !noticed.includes(id))
      .map((id) => `ORDER#${id} ended with a removal without a record`),
    ...noticed
      .filter((id) => !ended.includes(id))
      .map((id) => `ORDER#${id} has a record of liability and did not end so`),
  ];
}

async function publicFaults(agencyId: string, { anyone }: World): Promise<string[]> {
  const answer = await anyone.call<{ items: readonly object[] }>('listOffersOfAgency', {
    params: { agencyId },
  });
  return answer.status === 200 && answer.body.items.length > 0
    ? [`AGENCY#${agencyId} has left and shows ${answer.body.items.length} products`]
    : [];
}
