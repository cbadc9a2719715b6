import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { redemptionMachine } from '../../../shared/domain/redemption/machine.ts';
import { ReviewSheet } from '../../../shared/domain/redemption/review-sheet.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  Hold,
  orderParams,
  PaymentRecord,
  PaymentVerdict,
  reason,
  redemptionParams,
  RedemptionView,
  Release,
} from './schemas.ts';

const view = onFirstUse(() => ({ description: 'the redemption', schema: RedemptionView() }));
const one = onFirstUse(() => ({ 200: view() }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;
const READERS = [...AGENCY_ROLES, ...READING_OFFICERS];

/** Each approval is up to six items of the commit, which holds a hundred. */
const MOST_AT_ONCE = 15;

export const redemptionRoutes = defineRoutes({
  claimRedemption: {
    method: 'POST',
    path: '/orders/{orderId}/redemption',
    auth: 'required',
    roles: ['AGENCY_ADMIN'],
    summary: {
      zh: '申领兑付（订单归档后；退回后可再次申领）',
      en: 'Claim the voucher amount of an archived order, or claim again after a return',
    },
    articles: ['14-2'],
    params: orderParams,
    responses: () => ({ 201: view() }),
    problems: ['NOT_FOUND', 'STALE_VERSION', 'ILLEGAL_TRANSITION', 'ARCHIVE_INCOMPLETE'],
  },
  listRedemptions: {
    method: 'GET',
    path: '/redemptions',
    auth: 'required',
    roles: READERS,
    summary: {
      zh: '兑付列表',
      en: "An agency's own redemptions; for officers those of one state, or of one agency",
    },
    articles: ['14-2'],
    query: onFirstUse(() =>
      z.strictObject({
        ...pageQuery(),
        status: z.enum(redemptionMachine.states).default('CLAIMED').describe('for officers'),
        uscc: z.string().trim().length(18).optional().describe('for officers, instead of the state'),
      }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RedemptionView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readRedemption: {
    method: 'GET',
    path: '/redemptions/{redemptionId}',
    auth: 'required',
    roles: READERS,
    summary: { zh: '兑付详情', en: 'One redemption; its id is that of the order' },
    articles: ['14-2'],
    params: redemptionParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  startRedemptionReview: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/review',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: { zh: '开始审核', en: 'Begin to review a claim' },
    articles: ['14-2'],
    params: redemptionParams,
    responses: one,
    problems: moved,
  },
  returnRedemption: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/return',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '退回申领（说明理由）', en: 'Return the claim to the agency, with the reason' },
    articles: ['14-2'],
    params: redemptionParams,
    body: reason,
    responses: one,
    problems: moved,
  },
  proposeRedemptionApproval: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/approval-proposal',
    auth: 'required',
    roles: ['CENTRE_OFFICER'],
    summary: {
      zh: '提交审核表，提议同意兑付',
      en: 'Hand in the review sheet and propose approval; every item must have passed',
    },
    articles: ['14-2'],
    params: redemptionParams,
    body: ReviewSheet,
    responses: one,
    problems: moved,
  },
  approveRedemption: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/approval',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '同意兑付（第二人复核）', en: 'Approve it, by a second person' },
    articles: ['14-2'],
    params: redemptionParams,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
  approveRedemptions: {
    method: 'POST',
    path: '/redemptions/approvals',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '批量同意兑付（可先试算）',
      en: 'Approve many, all or none; a dry run says which may be approved',
    },
    articles: ['14-2'],
    body: onFirstUse(() =>
      z.strictObject({
        redemptionIds: z.array(z.string().min(1).max(64)).min(1).max(MOST_AT_ONCE),
        dryRun: z.boolean().describe('true: only say what would become of each'),
      }),
    ),
    responses: () => ({
      200: {
        description: 'what became of each, or would',
        schema: z.object({
          dryRun: z.boolean(),
          approved: z.int(),
          results: z.array(
            z.object({
              redemptionId: z.string(),
              ok: z.boolean(),
              code: z.string().optional(),
              redemption: RedemptionView().optional(),
            }),
          ),
        }),
      },
    }),
    problems: ['VALIDATION_FAILED', 'FORBIDDEN_ROLE'],
  },
  holdRedemption: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/hold',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: { zh: '暂缓兑付（须有理由）', en: 'Withhold payment, for a reason or a risk flag' },
    articles: ['14-2c'],
    params: redemptionParams,
    body: Hold,
    responses: one,
    problems: [...moved, 'DUPLICATE'],
  },
  releaseRedemption: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/release',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: {
      zh: '解除暂缓兑付',
      en: "Take a ground for withholding payment away; a flag's goes when the flag is dismissed",
    },
    articles: ['14-2c'],
    params: redemptionParams,
    body: Release,
    responses: one,
    problems: moved,
  },
  recordPayment: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/payment-record',
    auth: 'required',
    roles: ['FINANCE_OFFICER'],
    summary: {
      zh: '人工登记付款事实',
      en: 'Enter the facts of a payment by hand, where the treasury does not report them',
    },
    articles: ['14-2'],
    params: redemptionParams,
    body: PaymentRecord,
    responses: one,
    problems: moved,
  },
  confirmPayment: {
    method: 'POST',
    path: '/redemptions/{redemptionId}/payment-confirmation',
    auth: 'required',
    roles: ['FINANCE_OFFICER'],
    summary: { zh: '确认人工登记的付款（第二人）', en: 'Confirm or return what another entered by hand' },
    articles: ['14-2'],
    params: redemptionParams,
    body: PaymentVerdict,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
});
