import { onFirstUse } from '../../../events/on-first-use.ts';
import { FUND_DECIDERS } from '../../../shared/domain/redemption/machine.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';
import {
  AgreementForm,
  Reason,
  recoveryParams,
  RecoveryView,
  ReferralForm,
  RepaymentForm,
  WriteOffDecisionForm,
} from './schemas.ts';

const FINANCE = ['FINANCE_OFFICER'] as const;
const one = onFirstUse(() => ({ 200: { description: 'the recovery', schema: RecoveryView() } }));
const moved = ['NOT_FOUND', 'ILLEGAL_TRANSITION', 'STALE_VERSION', 'CONFLICT_OF_INTEREST'] as const;

export const repaymentRoutes = defineRoutes({
  recordRepayment: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/repayments',
    auth: 'required',
    roles: FINANCE,
    summary: {
      zh: '登记还款或抵扣',
      en: 'Enter money that came back, or a set-off against an approved claim',
    },
    articles: ['14-2b'],
    params: recoveryParams,
    body: RepaymentForm,
    responses: one,
    problems: [...moved, 'VALIDATION_FAILED', 'DUPLICATE'],
  },
  confirmRepayment: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/repayment-confirmation',
    auth: 'required',
    roles: FINANCE,
    summary: { zh: '复核还款', en: 'Confirm the repayment as a second person, or return it' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: AgreementForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
  referRecovery: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/referral',
    auth: 'required',
    roles: FUND_DECIDERS,
    summary: { zh: '移送法院或其他机关', en: 'Refer what is overdue to a court or another authority' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: ReferralForm,
    responses: one,
    problems: [...moved, 'VALIDATION_FAILED'],
  },
  proposeWriteOff: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/write-off-proposal',
    auth: 'required',
    roles: FINANCE,
    summary: { zh: '提出核销', en: 'Propose to write off what cannot be recovered' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: Reason,
    responses: one,
    problems: [...moved, 'DUPLICATE'],
  },
  decideRecoveryWriteOff: {
    method: 'POST',
    path: '/fund-recoveries/{recoveryId}/write-off',
    auth: 'required',
    roles: FINANCE,
    summary: { zh: '决定核销', en: 'Write it off as a second person, or return the proposal' },
    articles: ['14-2b'],
    params: recoveryParams,
    body: WriteOffDecisionForm,
    responses: one,
    problems: [...moved, 'FOUR_EYES'],
  },
});
