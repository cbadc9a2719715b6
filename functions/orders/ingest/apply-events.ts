import type { DomainEvent } from '../../../shared/domain/event.ts';
import { applyToOrder, placeFromMarket } from '../../../shared/domain/market/apply.ts';
import type { MarketEvent } from '../../../shared/domain/market/market-event.ts';
import type { Taken } from '../../../shared/domain/market/take.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { contractGuardsOf } from '../../../shared/domain/order/contract.ts';
import { isRefusal, ProblemError, refuse, type Refusal } from '../../../shared/domain/problem.ts';
import { type Calendar, CalendarYearMissing } from '../../../shared/domain/time/calendar.ts';
import { addDuration } from '../../../shared/domain/time/instant.ts';
import { acceptedBy } from '../../../shared/store/accepted-orders.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change, type Change, type Check, type Guard } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get, guardOwner, load } from '../../../shared/store/read.ts';
import { type Standing, standingAfter } from '../../../shared/store/standing-after.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { offeredBy, takeOrderNo } from '../orders/place-order.ts';
import { contractGuards } from '../service/serve.ts';
import type { IngestDeps } from './deps.ts';

/** Clocks of two systems differ by so much at most. */
const AHEAD = { minutes: 5 };

export interface Effect {
  readonly turns: readonly Taken[];
  readonly changes: readonly Change[];
  readonly guards: readonly Guard[];
  readonly checks: readonly Check[];
  readonly projections: readonly Projection[];
}

/**
 * What events in line do to their order, one after the other, in one commit. An event that the order cannot follow is
 * refused by itself and changes nothing: the next one finds the order as it was.
 */
export async function applyEvents(
  orderId: string,
  events: readonly MarketEvent[],
  { source, now }: { readonly source: string; readonly now: string },
  deps: IngestDeps,
): Promise<Effect> {
  const loaded = await load(deps.tables, order, orderId);
  let standing: Standing<OrderBody> | undefined = loaded;
  const happenings: DomainEvent[] = [];
  const [turns, guards, checks]: [Taken[], Guard[], Check[]] = [[], [], []];
  for (const event of events) {
    const result = await follow(orderId, standing, event, { source, now }, deps);
    const { type, detail } = event;
    if (isRefusal(result)) {
      turns.push({ sequence: detail.sequence, type, refused: result.refused });
      continue;
    }
    standing = result.standing;
    happenings.push(...result.events);
    guards.push(...result.guards);
    checks.push(...result.checks.filter((each) => !checks.some(({ id }) => id === each.id)));
    turns.push({ sequence: detail.sequence, type });
  }
  const decided = standing && { events: happenings, body: standing.body };
  const changes =
    decided === undefined || happenings.length === 0
      ? []
      : [change(order, loaded ?? { newId: orderId }, decided)];
  const isAccepted = turns.some(
    ({ type, refused }) => type === 'MarketOrderAccepted' && refused === undefined,
  );
  const projections = standing && isAccepted ? [acceptedBy(standing.body.agencyId, orderId)] : [];
  return { turns, changes, guards, checks, projections };
}

interface Followed {
  readonly standing: Standing<OrderBody>;
  readonly events: readonly DomainEvent[];
  readonly guards: readonly Guard[];
  readonly checks: readonly Check[];
}

async function follow(
  orderId: string,
  standing: Standing<OrderBody> | undefined,
  event: MarketEvent,
  { source, now }: { readonly source: string; readonly now: string },
  deps: IngestDeps,
): Promise<Followed | Refusal> {
  const { calendar } = await deps.settings.current(now);
  const { occurredAt } = event.detail;
  if (occurredAt > addDuration(now, AHEAD) || !isCovered(occurredAt, calendar))
    return refuse('VALIDATION_FAILED');
  if (event.type === 'MarketOrderPlaced') {
    if (standing !== undefined) return refuse('DUPLICATE');
    return place(orderId, event, { source, ...(await deps.settings.current(now)) }, deps);
  }
  if (standing === undefined) return refuse('NOT_FOUND');
  const blocked = await blockedBy(standing, event, deps);
  if (blocked.refusal !== undefined) return blocked.refusal;
  const policy = await deps.settings.policyOf(standing.body.policyVersion);
  const decision = applyToOrder(standing, event, { source, policy, calendar });
  if (isRefusal(decision)) return decision;
  const { guards, checks } = blocked;
  return { standing: standingAfter(standing, decision), events: decision.events, guards, checks };
}

/** Whether terms can be counted from that time: nothing is counted into a year without a holiday table. */
function isCovered(occurredAt: string, calendar: Calendar): boolean {
  try {
    calendar.statusOf(Number(occurredAt.slice(0, 4)));
    return true;
  } catch (error) {
    if (error instanceof CalendarYearMissing) return false;
    throw error;
  }
}

async function place(
  orderId: string,
  event: Extract<MarketEvent, { readonly type: 'MarketOrderPlaced' }>,
  ctx: Settings & { readonly source: string },
  { tables }: IngestDeps,
): Promise<Followed | Refusal> {
  try {
    const { offered, checks } = await offeredBy(tables, event.detail);
    const decision = placeFromMarket(orderId, event, offered, ctx);
    if (isRefusal(decision)) return decision;
    return {
      standing: standingAfter({ id: orderId }, decision),
      events: decision.events,
      guards: [takeOrderNo(decision.body.orderNo, orderId)],
      checks,
    };
  } catch (error) {
    if (error instanceof ProblemError) return error.refusal;
    throw error;
  }
}

/** What would make the commit fail must be known before it: another event of the same order may not wait for it. */
async function blockedBy(
  { id, body }: Standing<OrderBody>,
  event: MarketEvent,
  { tables }: IngestDeps,
): Promise<{
  readonly refusal?: Refusal;
  readonly guards: readonly Guard[];
  readonly checks: readonly Check[];
}> {
  if (event.type === 'MarketOrderAccepted') {
    const seller = await get(tables, agency, body.agencyId);
    const checks = [{ kind: agency.kind, id: seller.id, version: seller.version }];
    return seller.status === 'ACTIVE'
      ? { guards: [], checks }
      : { refusal: refuse('AGENCY_NOT_ACTIVE'), guards: [], checks: [] };
  }
  if (event.type !== 'MarketContractRegistered') return { guards: [], checks: [] };
  const contract = { number: event.detail.number, sha256: event.detail.file.sha256 };
  const { number, file } = contractGuardsOf(body.uscc, contract);
  const owners = await Promise.all([number, file].map((name) => guardOwner(tables, name)));
  return owners.some((owner) => owner !== undefined && owner !== id)
    ? { refusal: refuse('CONTRACT_ALREADY_USED'), guards: [], checks: [] }
    : { guards: contractGuards(body.uscc, contract, id), checks: [] };
}
