import { isDeepStrictEqual } from 'node:util';
import type { Contribution } from '../../shared/domain/metrics/contribution.ts';
import { differenceOf, DISTINCT_USERS, type Difference } from '../../shared/domain/metrics/recompute.ts';
import { commit } from '../../shared/store/commit.ts';
import type { Context } from '../../shared/store/event-item.ts';
import { buyerKey, cellKey, contributionKey } from '../../shared/store/metrics.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { type Projection, readProjection } from '../../shared/store/projections.ts';
import type { Tables } from '../../shared/store/table.ts';
import { type ObjectRef, type Observation, observe } from './observe.ts';

/** SAME: nothing to change; the object is as it was counted, or adds what it added. */
export type Followed = 'CHANGED' | 'SAME';

/** How often the object is read anew when others count it, or its agency, at the same time. */
const TRIES = 12;

/**
 * Counts an object as it stands now. In one transaction: what it adds, under the revision it was read with, and the
 * differences in the cells of its agency. An event that comes twice, late or after a later one changes nothing more;
 * one that is lost is made up for by the next. `anew` computes it from all events, to find and mend what is wrong.
 * @throws Error when the others do not come to an end, so that the message is delivered again.
 */
export async function followObject(
  tables: Tables,
  ref: ObjectRef,
  context: Context,
  options: { readonly anew?: boolean } = {},
): Promise<Followed> {
  for (let round = 0; round < TRIES; round += 1) {
    const observation = await observe(tables, ref, options);
    if (observation === undefined || isCounted(observation)) return 'SAME';
    const plan: Plan<undefined> = {
      changes: [],
      projections: await projectionsOf(tables, ref, observation),
      response: undefined,
    };
    const { outcome } = await commit(tables, plan, context);
    if (outcome === 'done') return addsTheSame(observation) ? 'SAME' : 'CHANGED';
    if (outcome === 'busy') break;
  }
  throw new Error(`${ref.kind} ${ref.id} could not be counted`);
}

const isCounted = ({ version, now, before }: Observation): boolean =>
  before !== undefined && before.kept.version >= version && (before.kept === now || same(before.kept, now));

const addsTheSame = ({ before, now }: Observation): boolean => before !== undefined && same(before.kept, now);

function same(kept: Contribution, now: Contribution): boolean {
  const parts = ({ agencyId, counts, users, marks, memo }: Contribution) => ({
    agencyId,
    counts,
    users,
    marks,
    memo,
  });
  return isDeepStrictEqual(parts(kept), parts(now));
}

async function projectionsOf(
  tables: Tables,
  ref: ObjectRef,
  { version, now, before }: Observation,
): Promise<Projection[]> {
  const put = contributionKey(ref.kind, ref.id);
  const kept: Projection = { put, item: { ...now, version }, rev: before?.rev };
  const old = before?.kept;
  if (old === undefined || old.agencyId === now.agencyId)
    return [kept, ...(await cellWrites(tables, now.agencyId, differenceOf(old, now)))];
  return [
    kept,
    ...(await cellWrites(tables, old.agencyId, differenceOf(old, NOTHING))),
    ...(await cellWrites(tables, now.agencyId, differenceOf(undefined, now))),
  ];
}

const NOTHING = { counts: {}, users: {}, marks: {} };

/** One write for each cell, and one for each buyer whose orders there become more or fewer. */
async function cellWrites(
  tables: Tables,
  agencyId: string,
  { cells, users }: Difference,
): Promise<Projection[]> {
  const buyers = await Promise.all(users.map((user) => buyerWrite(tables, agencyId, user)));
  const names = [...new Set([...cells.keys(), ...users.map(({ cell }) => cell)])];
  const adds = names.flatMap((cell): Projection[] => {
    const distinct = buyers.reduce((sum, each) => sum + (each.cell === cell ? each.distinct : 0), 0);
    const { deltas = {}, marks = {} } = cells.get(cell) ?? {};
    const numbers = { ...deltas, ...(distinct !== 0 && { [DISTINCT_USERS]: distinct }) };
    if (Object.keys(numbers).length + Object.keys(marks).length === 0) return [];
    return [{ add: cellKey(agencyId, cell), deltas: numbers, set: marks }];
  });
  return [...buyers.map(({ write }) => write), ...adds];
}

/** The orders of a buyer in a cell: the first makes it one buyer more, the last that goes one fewer. */
async function buyerWrite(
  tables: Tables,
  agencyId: string,
  { cell, buyerId, orders }: Difference['users'][number],
) {
  const key = buyerKey(agencyId, cell, buyerId);
  const found = await readProjection(tables, key);
  const now = Number(found?.item['orders'] ?? 0) + orders;
  const write: Projection =
    now === 0 && found !== undefined
      ? { remove: key, rev: found.rev }
      : { put: key, item: { orders: now }, rev: found?.rev };
  const distinct = found === undefined ? 1 : now === 0 ? -1 : 0;
  return { cell, distinct, write };
}
