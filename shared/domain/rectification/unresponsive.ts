import { RectificationProposed } from '../../../events/rectification-proposed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Instant } from '../time/instant.ts';
import { addDays, daysBetween, startOfDay, toLocalDate } from '../time/local-date.ts';
import type { RectificationBody } from './rectification.ts';

/** An order that expired because its agency did not answer. */
export interface Unanswered {
  readonly orderId: string;
  readonly orderNo: string;
  readonly placedAt: Instant;
  readonly expiredAt: Instant;
}

/** From when on orders count: the window of policy `order.unresponsive.windowDays`, up to `now`. */
export const windowFrom = (now: Instant, policy: PolicySet): Instant =>
  startOfDay(addDays(toLocalDate(now), -policy.get('order.unresponsive.windowDays')));

const daysOf = ({ placedAt, expiredAt }: Unanswered): number =>
  daysBetween(toLocalDate(placedAt), toLocalDate(expiredAt));

/**
 * Whether orders left without an answer make an agency a candidate for 长期不响应 (12-1b, domain §1.5): so many of them in
 * the window, or a single one for longer than so many days (policy `order.unresponsive.*`).
 */
function isUnresponsive(orders: readonly Unanswered[], policy: PolicySet): boolean {
  const single = policy.get('order.unresponsive.singleDays');
  return (
    orders.length >= policy.get('order.unresponsive.count') || orders.some((each) => daysOf(each) > single)
  );
}

/** The orders as the evidence of a proposal; undefined while they are too few (12-1b). */
export function decideUnresponsiveEvidence(orders: readonly Unanswered[], policy: PolicySet) {
  if (!isUnresponsive(orders, policy)) return undefined;
  return {
    kind: 'UNRESPONSIVE' as const,
    orders: orders.map((each) => ({
      orderId: each.orderId,
      orderNo: each.orderNo,
      placedAt: each.placedAt,
      days: daysOf(each),
    })),
    windowDays: policy.get('order.unresponsive.windowDays'),
  };
}

/** – → PROPOSED by the platform: a person asks for the reason before anything is ordered (12-1b). */
export function decideProposeUnresponsive(
  rectificationId: string,
  agency: { readonly agencyId: string; readonly uscc: string },
  orders: readonly Unanswered[],
  { now, policy }: { readonly now: Instant; readonly policy: PolicySet },
): Decided<RectificationBody> | undefined {
  const { agencyId, uscc } = agency;
  const ground = 'UNRESPONSIVE';
  const evidence = decideUnresponsiveEvidence(orders, policy);
  if (evidence === undefined) return undefined;
  const event = happened(
    RectificationProposed,
    { rectificationId, agencyId, uscc, ground },
    { article: '12-1b', to: 'PROPOSED', record: { ...evidence } },
  );
  const proposal = { proposedBy: 'SYSTEM', proposedAt: now, reports: [], proposals: 0 };
  return { events: [event], body: { agencyId, uscc, ground, evidence, ...proposal } };
}
