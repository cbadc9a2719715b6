import type { Acting } from '../../shared/domain/acting.ts';
import type { Decided, DomainEvent } from '../../shared/domain/event.ts';
import { decideHold as decideHoldOrder, decideLiftHold } from '../../shared/domain/order/hold.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import { isRefusal } from '../../shared/domain/problem.ts';
import { decideHold, decideRelease, isHeldBy } from '../../shared/domain/redemption/hold.ts';
import type { RedemptionBody, RedemptionDecision } from '../../shared/domain/redemption/redemption.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { order } from '../../shared/store/aggregates/order.ts';
import { redemption } from '../../shared/store/aggregates/redemption.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import { type Projection, readProjection } from '../../shared/store/projections.ts';
import { load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { Tables } from '../../shared/store/table.ts';

const refOf = (flagId: string): string => `RISKFLAG#${flagId}`;

interface Held {
  readonly changes: readonly Change[];
  readonly projections: readonly Projection[];
}

/** The flags that withhold payment of an order: one item under its revision, so that the last of them is known to be it. */
export async function readHolds(tables: Tables, orderId: string) {
  const key = { pk: `PROJ#ORDERHOLDS#${orderId}`, sk: 'FLAGS' };
  const read = await readProjection(tables, key);
  // Written here and nowhere else.
  const flagIds = (read?.item['flagIds'] ?? []) as readonly string[];
  const put = (ids: readonly string[]): Projection => ({ put: key, item: { flagIds: ids }, rev: read?.rev });
  return { flagIds, put };
}

/**
 * Puts in place what the flags ask for, as far as the order and its redemption can take it now: the order's overlay, and one
 * ground in its redemption for each flag. What cannot be held yet is held by a later event.
 */
export async function holdFor(
  tables: Tables,
  loaded: Loaded<OrderBody>,
  raised: readonly string[],
  acting: Acting,
): Promise<Held> {
  const holds = await readHolds(tables, loaded.id);
  const flagIds = [...new Set([...holds.flagIds, ...raised])];
  const [first] = flagIds;
  if (first === undefined) return { changes: [], projections: [] };
  const overlay = decideHoldOrder(loaded, { reasonRef: refOf(first) }, acting);
  const claimed = await load(tables, redemption, loaded.id);
  const withheld =
    claimed &&
    fold(
      claimed,
      flagIds.filter((flagId) => !isHeldBy(claimed, refOf(flagId))),
      (state, flagId) => decideHold(state, { ref: refOf(flagId), cause: 'RISK_FLAG' }, acting),
    );
  const changes = [
    ...(isRefusal(overlay) ? [] : [change(order, loaded, overlay)]),
    ...(claimed && withheld ? [change(redemption, claimed, withheld)] : []),
  ];
  // Written anew also where nothing is added: what is held must rest on flags that nobody dismisses at this moment.
  const writes = changes.length > 0 || flagIds.length > holds.flagIds.length;
  return { changes, projections: writes ? [holds.put(flagIds)] : [] };
}

/**
 * Takes one flag's ground away, also where an officer withheld payment for it by hand; with the last flag the overlay is
 * lifted, unless it rests on something else.
 */
export async function releaseFrom(
  tables: Tables,
  orderId: string,
  flagId: string,
  acting: Acting,
): Promise<Held> {
  const holds = await readHolds(tables, orderId);
  const registered = holds.flagIds.includes(flagId);
  const left = holds.flagIds.filter((each) => each !== flagId);
  const [held, claimed] = await Promise.all([
    load(tables, order, orderId),
    load(tables, redemption, orderId),
  ]);
  const isOurs = held?.body.hold?.reasonRef.startsWith('RISKFLAG#') ?? false;
  const lifted =
    held && isOurs && registered && left.length === 0 ? decideLiftHold(held, {}, acting) : undefined;
  const released =
    claimed && isHeldBy(claimed, refOf(flagId))
      ? decideRelease(claimed, { ref: refOf(flagId) }, acting)
      : undefined;
  return {
    changes: [
      ...(held && lifted && !isRefusal(lifted) ? [change(order, held, lifted)] : []),
      ...(claimed && released && !isRefusal(released) ? [change(redemption, claimed, released)] : []),
    ],
    projections: registered ? [holds.put(left)] : [],
  };
}

/** Several decisions on a redemption one after the other; those that it refuses are left out. */
function fold(
  loaded: Loaded<RedemptionBody>,
  flagIds: readonly string[],
  decide: (
    state: Pick<Loaded<RedemptionBody>, 'id' | 'status' | 'body' | 'deadlines'>,
    flagId: string,
  ) => RedemptionDecision,
): Decided<RedemptionBody> | undefined {
  const events: DomainEvent[] = [];
  let state: Pick<Loaded<RedemptionBody>, 'id' | 'status' | 'body' | 'deadlines' | 'version'> = loaded;
  for (const flagId of flagIds) {
    const decided = decide(state, flagId);
    if (isRefusal(decided)) continue;
    events.push(...decided.events);
    state = standingAfter(state, decided);
  }
  return events.length === 0 ? undefined : { events, body: state.body };
}
