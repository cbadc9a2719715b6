import { onFirstUse } from '../../../events/on-first-use.ts';
import { AGENCY_ROLES, READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { FUND_DECIDERS } from '../../../shared/domain/redemption/machine.ts';
import { pageOf } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  OrderForm,
  Reason,
  RecoveryForm,
  recoveryParams,
  RecoveryQuery,
  RecoveryView,
  RevocationForm,
} from './schemas.ts';

const one = onFirstUse(() => ({ 200: { description: 'the recovery', schema: RecoveryView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const recoveryRoutes = defineRoutes({
  proposeRecovery: {
    method: 'POST',
    path: '/fund-recoveries',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '提出追缴', en: 'Propose to recover what was paid on a claim, for a confirmed violation' },
    articles: ['14-2b'],
    body: RecoveryForm,
    responses: () => ({ 201: { description: 'the recovery', schema: RecoveryView() } }),
    problems: [
      'NOT_FOUND',
      'NOT_CONFIRMED',
      'NO_GROUND',
      'VALIDATION_FAILED',
      'DUPLICATE',
      'CONFLICT_OF_INTEREST',
    ],
  },
  listRecoveries: {
    method: 'GET',
    path: '/fund-recoveries',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: {
      zh: '追缴事项',
      en: 'Recoveries, by status or of one agency; an agency sees its own from the prior notice on',
    },
    articles: ['14-2b'],
    query: RecoveryQuery,
    responses: () => ({ 200: { description: 'a page', schema: pageOf(RecoveryView()) } }),
    problems: ['FORBIDDEN_ROLE'],
  },
  readRecovery: {
    method: 'GET',
    path: '/fund-recoveries/{recoveryId}',
    auth: 'required',
    roles: [...READING_OFFICERS, ...AGENCY_ROLES],
    summary: { zh: '追缴事项', en: 'One recovery' },
    articles: ['14-2b'],
    params: recoveryParams,
    responses: one,
    problems: ['NOT_FOUND'],
  },
  noticeRecovery: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/prior-notice',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '告知拟追缴并听取陈述申辩', en: 'Give the agency prior notice; it is heard' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  dropRecovery: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/drop',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '不予追缴', en: 'Do not recover it, with the reason' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: Reason,
    responses: one,
    problems: moved,
  },
  decideRecovery: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/decision',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: {
      zh: '决定追缴',
      en: 'Order the repayment, as a second person, after the hearing, at once or by instalments',
    },
    articles: ['14-2b'],
    params: recoveryParams,
    body: OrderForm,
    responses: one,
    problems: [
      ...moved,
      'FOUR_EYES',
      'HEARING_REQUIRED',
      'NOT_CONFIRMED',
      'NO_GROUND',
      'VALIDATION_FAILED',
      'DOCUMENT_NOT_CLEAN',
    ],
  },
  revokeRecovery: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/revocation',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '撤销追缴决定', en: 'Revoke the order to repay, with the documents' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: RevocationForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES', 'DOCUMENT_NOT_CLEAN'],
  },
});
