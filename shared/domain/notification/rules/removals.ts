import { LiabilityNoticeIssued } from '../../../../events/liability-notice-issued/v1.ts';
import { RemovalCureEnded } from '../../../../events/removal-cure-ended/v1.ts';
import { RemovalDropped } from '../../../../events/removal-dropped/v1.ts';
import { RemovalExecuting } from '../../../../events/removal-executing/v1.ts';
import { RemovalNoticed } from '../../../../events/removal-noticed/v1.ts';
import { RemovalRevoked } from '../../../../events/removal-revoked/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letterAndSms, letterToBuyer, on } from './rule.ts';

const about = (removalId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `REMOVAL#${removalId}`,
  path: `/removals/${removalId}`,
});

/** The Notify columns of rows 12-3a to 12-3i; the prior notice itself is the hearing's. */
export const removalRules = [
  on(RemovalNoticed, ({ removalId, uscc, cureLastDay }) =>
    cureLastDay === undefined
      ? []
      : letterAndSms(uscc, about(removalId, 'REMOVAL_CURE', { date: zhDate(cureLastDay) })),
  ),
  on(RemovalCureEnded, ({ removalId, uscc }) => letterAndSms(uscc, about(removalId, 'REMOVAL_CURE_ENDED'))),
  on(RemovalDropped, ({ removalId, uscc }) => letterAndSms(uscc, about(removalId, 'REMOVAL_DROPPED'))),
  on(RemovalExecuting, ({ removalId, uscc }) => letterAndSms(uscc, about(removalId, 'REMOVED'))),
  on(RemovalRevoked, ({ removalId, uscc }) => letterAndSms(uscc, about(removalId, 'REMOVAL_REVOKED'))),
  on(LiabilityNoticeIssued, ({ noticeId, buyerId, quotaFreed }) =>
    letterToBuyer(buyerId, {
      template: 'LIABILITY_NOTICE',
      params: { quota: quotaFreed ? '占用的券额已释放' : '该订单尚未占用券额' },
      subjectRef: `LIABILITYNOTICE#${noticeId}`,
      path: `/liability-notices/${noticeId}`,
    }),
  ),
];
