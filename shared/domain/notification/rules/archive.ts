import { ArchiveSealed } from '../../../../events/archive-sealed/v1.ts';
import { RedemptionApproved } from '../../../../events/redemption-approved/v1.ts';
import { RedemptionHeld } from '../../../../events/redemption-held/v1.ts';
import { RedemptionPaid } from '../../../../events/redemption-paid/v1.ts';
import { RedemptionReleased } from '../../../../events/redemption-released/v1.ts';
import { RedemptionReturned } from '../../../../events/redemption-returned/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, nobody, on } from './rule.ts';

const about = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `REDEMPTION#${id}`,
  path: `/redemptions/${id}`,
});

/** What the agency is told of its archives and redemptions (SM-6, 14-2c). */
export const archiveRules = [
  on(ArchiveSealed, ({ orderId, uscc, retainUntil }) =>
    letter(uscc, {
      template: 'ARCHIVE_SEALED',
      params: { date: zhDate(retainUntil) },
      subjectRef: `ARCHIVE#${orderId}`,
      path: `/orders/${orderId}/archive`,
    }),
  ),
  on(RedemptionReturned, ({ redemptionId, uscc }) =>
    letterAndSms(uscc, about(redemptionId, 'REDEMPTION_RETURNED')),
  ),
  on(RedemptionApproved, ({ redemptionId, uscc }) =>
    letter(uscc, about(redemptionId, 'REDEMPTION_APPROVED')),
  ),
  on(RedemptionHeld, ({ redemptionId, uscc, partOfHold }) =>
    partOfHold === true ? nobody : letter(uscc, about(redemptionId, 'REDEMPTION_HELD')),
  ),
  on(RedemptionReleased, ({ redemptionId, uscc, partOfHold }) =>
    partOfHold === true ? nobody : letter(uscc, about(redemptionId, 'REDEMPTION_RELEASED')),
  ),
  on(RedemptionPaid, ({ redemptionId, uscc, paidOn }) =>
    letter(uscc, about(redemptionId, 'REDEMPTION_PAID', { date: zhDate(paidOn) })),
  ),
];
