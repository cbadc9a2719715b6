import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, CENTRE_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import { HoldForm, holdParams, HoldQuery, PaymentHoldView, Reason } from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the withholding', schema: PaymentHoldView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const holdRoutes = defineRoutes({
  openPaymentHold: {
    method: 'POST',
    path: '/payment-holds',
    auth: 'required',
    roles: CENTRE_ROLES,
    summary: {
      zh: '调查期间暂缓兑付',
      en: 'Withhold one payment while a flag or a suspicion is looked into',
    },
    articles: ['14-2c'],
    body: HoldForm,
    responses: () => ({ 201: { description: 'the withholding', schema: PaymentHoldView() } }),
    problems: [
      'NOT_FOUND',
      'NO_GROUND',
      'VALIDATION_FAILED',
      'ILLEGAL_TRANSITION',
      'DUPLICATE',
      'CONFLICT_OF_INTEREST',
    ],
  },
  listPaymentHolds: {
    method: 'GET',
    path: '/payment-holds',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: {
      zh: '暂缓兑付事项',
      en: 'Payments withheld, by status or of one agency; an agency sees its own',
    },
    articles: ['14-2c'],
    query: HoldQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(PaymentHoldView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readPaymentHold: {
    method: 'GET',
    path: '/payment-holds/{holdId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: { zh: '暂缓兑付事项', en: 'One withholding' },
    articles: ['14-2c'],
    params: holdParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  renewPaymentHold: {
    method: 'POST',
    path: '/payment-holds/{holdId}/renewal',
    auth: 'required',
    roles: ['COMMISSION_OFFICER'],
    summary: {
      zh: '延续暂缓兑付',
      en: 'Let the withholding go on for as long again once its time is over, with the reason',
    },
    articles: ['14-2c'],
    params: holdParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  releasePaymentHold: {
    method: 'POST',
    path: '/payment-holds/{holdId}/release',
    auth: 'required',
    roles: ['CENTRE_REVIEWER'],
    summary: { zh: '解除暂缓兑付', en: 'No longer withhold it for this' },
    articles: ['14-2c'],
    params: holdParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
});
