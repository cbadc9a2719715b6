import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { OrderReviewChecked } from '../../../events/order-review-checked/v1.ts';
import { OrderReviewDecided } from '../../../events/order-review-decided/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import type { OfficerActing } from '../verification/verified-case.ts';

/** A second look (复核) at the contract, invoice and deliverable of an order, by two persons (row 3-1d). */
export const orderReviewMachine = defineMachine({
  name: 'OrderReview',
  states: ['CHECKED', 'CLEARED', 'HOLD'],
  terminal: ['CLEARED', 'HOLD'],
  transitions: [
    { action: 'check', from: [], to: 'CHECKED', actors: CENTRE_ROLES },
    { action: 'clear', from: ['CHECKED'], to: 'CLEARED', actors: ['CENTRE_REVIEWER'] },
    { action: 'hold', from: ['CHECKED'], to: 'HOLD', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type OrderReviewStatus = (typeof orderReviewMachine.states)[number];

const looked = onFirstUse(() =>
  z.strictObject({ inOrder: z.boolean(), note: z.string().max(1000).optional() }),
);

/** What the first checker found in each paper. */
export const ReviewSheet = onFirstUse(() =>
  z.strictObject({
    contract: looked(),
    invoice: looked(),
    deliverable: looked(),
    /** As it stands on the deliverable: report header, CMA number, seal (SC-01). */
    issuer: z.strictObject({ name: z.string().min(1).max(100), uscc: z.string().optional() }).optional(),
    conclusion: z.string().max(2000),
  }),
);
export type ReviewSheet = z.infer<ReturnType<typeof ReviewSheet>>;

export const ReviewTrigger = onFirstUse(() => z.enum(['SPOT_CHECK', 'RISK_FLAG', 'COMPLAINT', 'OWN']));

export const OrderReviewBody = onFirstUse(() =>
  z.strictObject({
    orderId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    trigger: ReviewTrigger(),
    /** The spot check, flag or complaint that gave rise to it. */
    triggerRef: z.string().optional(),
    sheet: ReviewSheet(),
    checkedBy: z.string(),
    checkedAt: instantSchema(),
    decision: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type OrderReviewBody = z.infer<ReturnType<typeof OrderReviewBody>>;

const ARTICLE = '3-1d';

/** A first checker fills in the sheet. One review of an order at a time: commit with its guard. */
export function decideCheckOrder(
  reviewId: string,
  review: Omit<OrderReviewBody, 'checkedBy' | 'checkedAt' | 'decision'>,
  acting: OfficerActing,
): Decided<OrderReviewBody> | Refusal {
  const { orderId, agencyId, uscc, trigger, triggerRef } = review;
  const conflict = refuseConflict(acting, uscc, ARTICLE);
  if (conflict !== undefined) return conflict;
  const event = happened(
    OrderReviewChecked,
    { reviewId, orderId, agencyId, uscc },
    { article: ARTICLE, to: 'CHECKED', record: { trigger, ...(triggerRef !== undefined && { triggerRef }) } },
  );
  return { events: [event], body: { ...review, checkedBy: acting.actor.id, checkedAt: acting.now } };
}

/** A reviewer who is not the first checker decides: FOUR_EYES otherwise (④). */
export function decideOrderReview(
  review: { readonly id: string; readonly status: string; readonly body: OrderReviewBody },
  { outcome, reason }: { readonly outcome: 'CLEARED' | 'HOLD'; readonly reason: string },
  acting: OfficerActing,
): Decided<OrderReviewBody> | Refusal {
  const { orderId, agencyId, uscc, checkedBy } = review.body;
  const action = outcome === 'CLEARED' ? 'clear' : 'hold';
  const to =
    refuseConflict(acting, uscc, ARTICLE) ??
    follow(orderReviewMachine, review.status as OrderReviewStatus, action, acting.roles);
  if (isRefusal(to)) return to;
  if (checkedBy === acting.actor.id) return refuse('FOUR_EYES', { article: ARTICLE });
  const event = happened(
    OrderReviewDecided,
    { reviewId: review.id, orderId, agencyId, uscc, outcome },
    { article: ARTICLE, to, reason },
  );
  const decision = { by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...review.body, decision } };
}
