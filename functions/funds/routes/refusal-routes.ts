import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { FUND_DECIDERS } from '../../../shared/domain/redemption/machine.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  DecisionForm,
  PaymentRefusalView,
  Reason,
  RefusalForm,
  refusalParams,
  RefusalQuery,
  RevocationForm,
} from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the refusal', schema: PaymentRefusalView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const refusalRoutes = defineRoutes({
  proposePaymentRefusal: {
    method: 'POST',
    path: '/payment-refusals',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: {
      zh: '提出不予兑付并告知',
      en: 'Propose to refuse payment for a confirmed violation; the agency is heard',
    },
    articles: ['14-2a'],
    body: RefusalForm,
    responses: () => ({ 201: { description: 'the refusal', schema: PaymentRefusalView() } }),
    problems: [
      'NOT_FOUND',
      'NOT_CONFIRMED',
      'NO_GROUND',
      'ILLEGAL_TRANSITION',
      'DUPLICATE',
      'CONFLICT_OF_INTEREST',
    ],
  },
  listPaymentRefusals: {
    method: 'GET',
    path: '/payment-refusals',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: { zh: '不予兑付事项', en: 'Refusals, by status or of one agency; an agency sees its own' },
    articles: ['14-2a'],
    query: RefusalQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(PaymentRefusalView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readPaymentRefusal: {
    method: 'GET',
    path: '/payment-refusals/{refusalId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: { zh: '不予兑付事项', en: 'One refusal' },
    articles: ['14-2a'],
    params: refusalParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  dropPaymentRefusal: {
    method: 'POST',
    path: '/payment-refusals/{refusalId}/drop',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '不再提出不予兑付', en: 'Do not refuse it, with the reason' },
    articles: ['14-2a'],
    params: refusalParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  decidePaymentRefusal: {
    method: 'POST',
    path: '/payment-refusals/{refusalId}/decision',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '决定不予兑付', en: 'Refuse payment, as a second person, after the hearing' },
    articles: ['14-2a'],
    params: refusalParams,
    body: DecisionForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'HEARING_REQUIRED', 'NOT_CONFIRMED', 'NO_GROUND', 'DOCUMENT_NOT_CLEAN'],
  },
  revokePaymentRefusal: {
    method: 'POST',
    path: '/payment-refusals/{refusalId}/revocation',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: {
      zh: '撤销不予兑付决定',
      en: 'Revoke the refusal, with the documents: the claim is looked at anew',
    },
    articles: ['14-2a'],
    params: refusalParams,
    body: RevocationForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DOCUMENT_NOT_CLEAN'],
  },
});
