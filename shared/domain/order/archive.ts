import { OrderArchived } from '../../../events/order-archived/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { followOrder, type OrderDecision, orderRefOf, type OrderState } from './order.ts';

/** What of the order itself its archive still lacks. */
export function lacking({
  body,
}: Pick<OrderState, 'body'>): readonly ('CONTRACT' | 'DELIVERABLE' | 'ACCEPTANCE')[] {
  const delivered = body.deliveries.some(
    (each) => each.rejectedAt === undefined && each.documentIds.length > 0,
  );
  return [
    ...(body.contract === undefined ? (['CONTRACT'] as const) : []),
    ...(delivered ? [] : (['DELIVERABLE'] as const)),
    ...(body.completedAt === undefined ? (['ACCEPTANCE'] as const) : []),
  ];
}

/**
 * COMPLETED → ARCHIVED, in the commit that seals the archive. `missing` is what the archive lacks beside the order's own
 * contract and deliverable: invoice, proof of payment. Refuses ARCHIVE_INCOMPLETE, and ORDER_ON_HOLD while it is held.
 */
export function decideArchived(
  state: OrderState,
  { missing }: { readonly missing: readonly string[] },
  acting: Acting,
): OrderDecision {
  const lacks = [...lacking(state), ...missing];
  if (lacks.length > 0) return refuse('ARCHIVE_INCOMPLETE', { article: '6-1c', extra: { missing: lacks } });
  const to = followOrder(state.status, 'archive', acting);
  if (isRefusal(to)) return to;
  if (state.body.hold !== undefined) return refuse('ORDER_ON_HOLD', { article: '6-1c' });
  const event = happened(OrderArchived, orderRefOf(state), { article: '6-1c', to });
  return { events: [event], body: { ...state.body, archivedAt: acting.now } };
}
