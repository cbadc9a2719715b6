import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { usccSchema } from '../../../shared/domain/identity/uscc.ts';
import { orderReviewMachine, ReviewSheet, ReviewTrigger } from '../../../shared/domain/risk/order-review.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { ReviewView } from '../views.ts';
import { id, reasonText } from './schemas.ts';

const ofReview = onFirstUse(() => z.strictObject({ reviewId: id() }));
const review = (description: string) => ({ description, schema: ReviewView() });

export const reviewRoutes = defineRoutes({
  checkOrder: {
    method: 'POST',
    path: '/order-reviews',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '复核订单：初核人填写复核表（合同、票据、成果）',
      en: 'Review an order: a first checker fills in the sheet on contract, invoice and deliverable',
    },
    articles: ['3-1d', '13-3'],
    body: onFirstUse(() =>
      z.strictObject({
        orderId: id(),
        trigger: ReviewTrigger(),
        triggerRef: z
          .string()
          .regex(/^(SPOTCHECK|RISKFLAG|COMPLAINT)#[\w.-]{1,160}$/, 'SPOTCHECK#…, RISKFLAG#… or COMPLAINT#…')
          .optional()
          .describe('a flag named here is dismissed when the order is cleared'),
        sheet: ReviewSheet().extend({
          issuer: z
            .strictObject({ name: z.string().trim().min(1).max(100), uscc: usccSchema().optional() })
            .optional()
            .describe('as it stands on the deliverable; another than the agency raises SC-01'),
          conclusion: reasonText(),
        }),
      }),
    ),
    responses: () => ({ 201: review('checked; a second person decides') }),
    problems: ['NOT_FOUND', 'CONFLICT_OF_INTEREST', 'DUPLICATE'],
  },
  listOrderReviews: {
    method: 'GET',
    path: '/order-reviews',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '订单复核：按订单或状态', en: 'Reviews of an order, or of a status; oldest first' },
    articles: ['3-1d'],
    query: onFirstUse(() =>
      z.strictObject({
        orderId: id().optional().describe('goes before `status`'),
        status: z.enum(orderReviewMachine.states).default('CHECKED'),
        ...pageQuery(),
      }),
    ),
    responses: () => ({ 200: { description: 'a page of reviews', schema: pageOf(ReviewView()) } }),
    problems: [],
  },
  readOrderReview: {
    method: 'GET',
    path: '/order-reviews/{reviewId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '订单复核表', en: 'A review with its sheet' },
    articles: ['3-1d'],
    params: ofReview,
    responses: () => ({ 200: review('the review') }),
    problems: ['NOT_FOUND'],
  },
  decideOrderReview: {
    method: 'POST',
    path: '/order-reviews/{reviewId}/decision',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '复核决定：通过，或暂缓兑付；不得由初核人作出',
      en: 'Clear the order or hold it; never by the first checker',
    },
    articles: ['3-1d'],
    params: ofReview,
    body: onFirstUse(() => z.strictObject({ outcome: z.enum(['CLEARED', 'HOLD']), reason: reasonText() })),
    responses: () => ({ 200: review('decided') }),
    problems: ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'CONFLICT_OF_INTEREST', 'FOUR_EYES', 'STALE_VERSION'],
  },
});
