import { OrderResponseOverdue } from '../../../events/order-response-overdue/v1.ts';
import type { OrderStatus } from '../order/machine.ts';
import { ORDER_RESPONSE, type OrderBody } from '../order/order.ts';
import {
  type Contribute,
  type Contribution,
  contributionTo,
  dayOf,
  month,
  type Observed,
  yearCell,
} from './contribution.ts';

const [EXPIRED, CANCELLED, QUOTA_REFUSED, ARCHIVED] = [
  'EXPIRED',
  'CANCELLED',
  'QUOTA_REFUSED',
  'ARCHIVED',
] as const satisfies OrderStatus[];

type Order = Observed<OrderBody>;
type Draft = ReturnType<typeof contributionTo>;

/**
 * What an order adds (domain §6.1). While it is on hold it is set aside: neither for nor against its agency, but for its
 * answer, which a hold does not undo. With a confirmed violation it counts for nothing in the agency's favour, and
 * what was due stays due.
 */
export const contributionOfOrder: Contribute<OrderBody> = (order) => {
  const { body, status } = order;
  const draft = contributionTo(body.agencyId);
  const memo = memoOf(order);
  countAnswer(draft, order, memo);
  if (body.hold !== undefined) {
    draft.count(yearCell(dayOf(body.placedAt), body.category), 'held');
    return draft.done(memo);
  }
  const good = body.termination?.cause !== 'VIOLATION' && order.refs['violation'] === undefined;
  countDue(draft, body, status, good);
  countDelivery(draft, body, good);
  countCompletion(draft, body, status, good);
  if (good && body.acceptedAt !== undefined) {
    const on = dayOf(body.acceptedAt);
    draft.count(yearCell(on, body.category), `active${month(on)}`);
  }
  if (good && body.rating !== undefined) {
    const cell = yearCell(dayOf(body.rating.at), body.category);
    draft.count(cell, 'ratings');
    draft.count(cell, 'stars', body.rating.stars);
  }
  return draft.done(memo);
};

/** The end of the response term, that it passed, and when the buyer took the order back. */
function memoOf({ events, before }: Order): Contribution['memo'] {
  const memo: Record<string, string> = { ...before?.memo };
  for (const event of events) {
    const term = event.deadlines?.set?.find(({ kind }) => kind === ORDER_RESPONSE);
    if (term !== undefined) memo['respondBy'] = term.dueAt;
    if (event.type === OrderResponseOverdue.type) memo['overdueAt'] = event.at;
    if (event.to === CANCELLED) memo['cancelledAt'] = event.at;
  }
  return memo;
}

/**
 * `received` once it is known whether the answer came in time, so that an order of this morning is not held against
 * anybody. One that the buyer takes back within the term asks for no answer [J].
 */
function countAnswer(draft: Draft, { body, status }: Order, memo: Contribution['memo']): void {
  const { respondBy, overdueAt, cancelledAt } = memo;
  if (respondBy === undefined) return;
  const cell = yearCell(dayOf(body.placedAt), body.category);
  const passed = overdueAt !== undefined || (cancelledAt !== undefined && cancelledAt >= respondBy);
  if (body.respondedAt === undefined && status !== EXPIRED && !passed) return;
  draft.count(cell, 'received');
  if (body.respondedAt !== undefined && body.respondedAt < respondBy) draft.count(cell, 'answered');
}

/**
 * Accepted and due: not what the buyer ended, nor what never came into service as its quota was refused [J]. What of
 * these was completed counts where it was due, so that it never exceeds them.
 */
function countDue(draft: Draft, body: OrderBody, status: string, good: boolean): void {
  if (body.acceptedAt === undefined || status === QUOTA_REFUSED) return;
  if (body.termination?.cause === 'BUYER') return;
  const cell = yearCell(body.dueOn, body.category);
  draft.count(cell, `due${month(body.dueOn)}`);
  if (good && body.completedAt !== undefined) draft.count(cell, `fulfilled${month(body.dueOn)}`);
}

/** The delivery that stands: one that was rejected is none [J]. */
function countDelivery(draft: Draft, body: OrderBody, good: boolean): void {
  const delivery = body.deliveries.findLast(({ rejectedAt }) => rejectedAt === undefined);
  if (delivery === undefined) return;
  const cell = yearCell(dayOf(delivery.at), body.category);
  draft.count(cell, 'delivered');
  if (good && delivery.onTime) draft.count(cell, 'onTime');
}

function countCompletion(draft: Draft, body: OrderBody, status: string, good: boolean): void {
  if (body.completedAt === undefined) return;
  const on = dayOf(body.completedAt);
  const cell = yearCell(on, body.category);
  // An order that was accepted by the clock says nothing about a first pass (SM-6).
  if (body.auto !== true) {
    draft.count(cell, 'accepted');
    const reworked = body.deliveries.some(({ rejectedAt }) => rejectedAt !== undefined);
    if (good && !reworked) draft.count(cell, 'firstPass');
  }
  if (!good) return;
  draft.count(cell, 'completed');
  draft.count(cell, `active${month(on)}`);
  if (status === ARCHIVED) draft.count(cell, 'archived');
  for (const each of [cell, yearCell(on)]) draft.user(each, body.buyer.id);
  draft.count(yearCell(on), 'completed');
}
