import { OrderRated } from '../../../events/order-rated/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { refuse, type Refusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInDays, isDue } from '../time/deadline.ts';
import { type OrderDecision, orderRefOf, type OrderState } from './order.ts';

type Counting = Pick<Acting, 'now'> & { readonly policy: PolicySet; readonly calendar: Calendar };

/** Why the order cannot be rated now: not completed, rated before, or the period of policy `order.ratingDays` is over. */
export function refuseRating(
  { status, body }: OrderState,
  { now, policy, calendar }: Counting,
): Refusal | undefined {
  const { completedAt, rating } = body;
  if (completedAt === undefined)
    return refuse('ILLEGAL_TRANSITION', { article: '6-1c', extra: { state: status } });
  if (rating !== undefined) return refuse('DUPLICATE', { article: '6-1c' });
  const period = deadlineInDays({
    kind: 'ORDER_RATING',
    base: completedAt,
    source: { policyKey: 'order.ratingDays', article: '6-1c' },
    amount: policy.get('order.ratingDays'),
    calendar,
  });
  return isDue(period, now)
    ? refuse('DEADLINE_PASSED', { article: '6-1c', extra: { dueAt: period.dueAt } })
    : undefined;
}

/** The buyer's one rating of a completed order, also after its archive was sealed. */
export function decideRate(
  state: OrderState,
  { stars }: { readonly stars: number },
  acting: Acting & Counting,
): OrderDecision {
  if (!acting.roles.includes('BUYER')) return refuse('FORBIDDEN_ROLE', { article: '6-1c' });
  const refusal = refuseRating(state, acting);
  if (refusal !== undefined) return refusal;
  const event = happened(OrderRated, { ...orderRefOf(state), stars }, { article: '6-1c' });
  return { events: [event], body: { ...state.body, rating: { stars, at: acting.now } } };
}
