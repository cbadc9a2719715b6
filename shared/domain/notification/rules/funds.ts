import { PaymentHeld } from '../../../../events/payment-held/v1.ts';
import { PaymentHoldEscalated } from '../../../../events/payment-hold-escalated/v1.ts';
import { PaymentHoldReleased } from '../../../../events/payment-hold-released/v1.ts';
import { RecoveryDropped } from '../../../../events/recovery-dropped/v1.ts';
import { RecoveryOrdered } from '../../../../events/recovery-ordered/v1.ts';
import { RecoveryOverdue } from '../../../../events/recovery-overdue/v1.ts';
import { RecoveryReferred } from '../../../../events/recovery-referred/v1.ts';
import { RecoveryRepaid } from '../../../../events/recovery-repaid/v1.ts';
import { RecoveryRevoked } from '../../../../events/recovery-revoked/v1.ts';
import { RedemptionRefusalDecided } from '../../../../events/redemption-refusal-decided/v1.ts';
import { RedemptionRefusalDropped } from '../../../../events/redemption-refusal-dropped/v1.ts';
import { RedemptionRefusalRevoked } from '../../../../events/redemption-refusal-revoked/v1.ts';
import { zhYuan } from '../../price/zh-yuan.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, letterToOfficers, nobody, on } from './rule.ts';

const about =
  (kind: string, path: string) =>
  (id: string, template: string, params: Record<string, string> = {}) => ({
    template,
    params,
    subjectRef: `${kind}#${id}`,
    path: `/${path}/${id}`,
  });
const hold = about('PAYMENTHOLD', 'payment-holds');
const refusal = about('PAYMENTREFUSAL', 'payment-refusals');
const recovery = about('FUNDRECOVERY', 'fund-recoveries');

/** The Notify columns of rows 14-2a to 14-2c; the prior notices are the hearings'. */
export const fundRules = [
  on(PaymentHeld, ({ holdId, uscc }) => letter(uscc, hold(holdId, 'PAYMENT_HELD'))),
  on(PaymentHoldReleased, ({ holdId, uscc }) => letter(uscc, hold(holdId, 'PAYMENT_RELEASED'))),
  on(PaymentHoldEscalated, ({ holdId }) =>
    letterToOfficers('COMMISSION_OFFICER', hold(holdId, 'PAYMENT_HOLD_ESCALATED')),
  ),
  on(RedemptionRefusalDecided, ({ refusalId, uscc }) =>
    letterAndSms(uscc, refusal(refusalId, 'PAYMENT_REFUSED')),
  ),
  on(RedemptionRefusalDropped, ({ refusalId, uscc }) =>
    letterAndSms(uscc, refusal(refusalId, 'PAYMENT_REFUSAL_DROPPED')),
  ),
  on(RedemptionRefusalRevoked, ({ refusalId, uscc }) =>
    letterAndSms(uscc, refusal(refusalId, 'PAYMENT_REFUSAL_REVOKED')),
  ),
  on(RecoveryOrdered, ({ recoveryId, uscc, amountFen, payBy, instalments }) => {
    const due = instalments ?? [{ dueOn: payBy, amountFen }];
    const plan = due.map((each) => `${zhDate(each.dueOn)}前（含当日）缴还${zhYuan(each.amountFen)}`);
    const params = { amount: zhYuan(amountFen), plan: plan.join('；') };
    return letterAndSms(uscc, recovery(recoveryId, 'RECOVERY_ORDERED', params));
  }),
  on(RecoveryDropped, ({ recoveryId, uscc, told }) =>
    told === true ? letterAndSms(uscc, recovery(recoveryId, 'RECOVERY_DROPPED')) : nobody,
  ),
  on(RecoveryOverdue, ({ recoveryId, uscc }) => letterAndSms(uscc, recovery(recoveryId, 'RECOVERY_OVERDUE'))),
  on(RecoveryReferred, ({ recoveryId, uscc }) =>
    letterAndSms(uscc, recovery(recoveryId, 'RECOVERY_REFERRED')),
  ),
  on(RecoveryRepaid, ({ recoveryId, uscc }) => letter(uscc, recovery(recoveryId, 'RECOVERY_REPAID'))),
  on(RecoveryRevoked, ({ recoveryId, uscc, refundFen }) =>
    letterAndSms(
      uscc,
      refundFen === 0
        ? recovery(recoveryId, 'RECOVERY_REVOKED')
        : recovery(recoveryId, 'RECOVERY_REFUNDED', { amount: zhYuan(refundFen) }),
    ),
  ),
];
