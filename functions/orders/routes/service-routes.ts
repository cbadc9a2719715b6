import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  ContractForm,
  DeliveryForm,
  MilestoneForm,
  orderParams,
  OrderView,
  RatingForm,
  reason,
  TerminationForm,
} from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the order', schema: OrderView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION'] as const;
const common = { method: 'POST', auth: 'required', params: orderParams, responses: one } as const;

/** The service of an order: contract, progress, delivery, acceptance, rating (6-1c), and how it may end before. */
export const serviceRoutes = defineRoutes({
  registerContract: {
    ...common,
    path: '/orders/{orderId}/contract',
    roles: AGENCY_ROLES,
    summary: { zh: '登记服务合同', en: 'Register the signed contract; one contract serves one order' },
    articles: ['6-1c', '13-1a'],
    body: ContractForm,
    problems: [...moved, 'CONTRACT_ALREADY_USED', 'DOCUMENT_NOT_CLEAN', 'VOUCHER_LIMIT_EXCEEDED'],
  },
  recordMilestone: {
    ...common,
    path: '/orders/{orderId}/milestones',
    roles: AGENCY_ROLES,
    summary: { zh: '记录服务进度', en: 'Record a step of the service' },
    articles: ['6-1c'],
    body: MilestoneForm,
    problems: moved,
  },
  deliverOrder: {
    ...common,
    path: '/orders/{orderId}/deliveries',
    roles: AGENCY_ROLES,
    summary: { zh: '交付成果', en: 'Deliver, with the deliverables' },
    articles: ['6-1c'],
    body: DeliveryForm,
    problems: [...moved, 'ARCHIVE_INCOMPLETE', 'DOCUMENT_NOT_CLEAN'],
  },
  downloadOrderFile: {
    method: 'POST',
    path: '/orders/{orderId}/documents/{documentId}/download',
    auth: 'required',
    roles: [...AGENCY_ROLES, 'BUYER', ...READING_OFFICERS],
    summary: {
      zh: '取得订单合同或成果的下载链接（短时有效，留痕）',
      en: 'A short-lived link to the contract or a deliverable, for both sides; each one is on record',
    },
    articles: ['6-1c'],
    params: onFirstUse(() => orderParams().extend({ documentId: z.string().min(1).max(64) })),
    responses: () => ({
      200: { description: 'the link', schema: z.object({ url: z.url(), expiresAt: z.string() }) },
    }),
    problems: ['NOT_FOUND', 'DOCUMENT_NOT_CLEAN'],
    // Every link is one of its own, with its own entry in the trail.
    idempotencyKey: 'not-needed',
  },
  rejectDelivery: {
    ...common,
    path: '/orders/{orderId}/delivery-rejection',
    roles: ['BUYER'],
    summary: { zh: '退回成果，注明原因', en: 'Reject the delivery, with the reason' },
    articles: ['6-1c'],
    body: reason,
    problems: moved,
  },
  acceptDelivery: {
    ...common,
    path: '/orders/{orderId}/delivery-acceptance',
    roles: ['BUYER'],
    summary: { zh: '验收成果', en: 'Accept the delivery' },
    articles: ['6-1c'],
    problems: [...moved, 'ARCHIVE_INCOMPLETE'],
  },
  rateOrder: {
    ...common,
    path: '/orders/{orderId}/rating',
    roles: ['BUYER'],
    summary: { zh: '评分（一次）', en: 'Rate the completed order, once' },
    articles: ['6-1c'],
    body: RatingForm,
    problems: [...moved, 'DUPLICATE', 'DEADLINE_PASSED'],
  },
  proposeTermination: {
    ...common,
    path: '/orders/{orderId}/termination-proposal',
    roles: [...AGENCY_ROLES, 'BUYER'],
    summary: { zh: '提议协商终止', en: 'Propose to end the order by mutual consent' },
    articles: ['6-1c'],
    body: reason,
    problems: [...moved, 'DUPLICATE'],
  },
  terminateOrder: {
    ...common,
    path: '/orders/{orderId}/termination',
    roles: [...AGENCY_ROLES, 'BUYER', ...CENTRE_ROLES],
    summary: {
      zh: '终止订单：确认协商终止、购买方终止，或管理中心因违约、违规终止',
      en: 'End the order: confirm a mutual end, by the buyer, or by the centre for default or violation',
    },
    articles: ['6-1c'],
    body: TerminationForm,
    problems: [...moved, 'FORBIDDEN_ROLE', 'CONFLICT_OF_INTEREST'],
  },
  holdOrder: {
    ...common,
    path: '/orders/{orderId}/hold',
    roles: CENTRE_ROLES,
    summary: { zh: '暂缓订单归档和兑付', en: 'Put the order on hold' },
    articles: ['6-1c'],
    body: reason,
    problems: [...moved, 'DUPLICATE', 'CONFLICT_OF_INTEREST'],
  },
  liftHold: {
    ...common,
    path: '/orders/{orderId}/hold-release',
    roles: CENTRE_ROLES,
    summary: { zh: '解除暂缓', en: 'Lift the hold' },
    articles: ['6-1c'],
    body: reason,
    problems: [...moved, 'CONFLICT_OF_INTEREST', 'ORDER_ON_HOLD'],
  },
});
