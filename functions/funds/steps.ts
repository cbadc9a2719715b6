import type { Step } from '../../shared/store/tasks.ts';

/** The Commission looks at a payment that was withheld for the time of the policy. */
export const reviewHoldStep = (holdId: string, renewals: number): Step => ({
  subjectRef: `PAYMENTHOLD#${holdId}`,
  kind: 'REVIEW_PAYMENT_HOLD',
  round: renewals + 1,
  article: '14-2c',
});

/** What waits in the hearing that precedes a refusal. */
export const refusalSteps = (refusalId: string, hearingId: string): Step[] =>
  (['CONSIDER_HEARING', 'DECIDE_PAYMENT_REFUSAL'] as const).map((kind) => ({
    subjectRef: `PAYMENTREFUSAL#${refusalId}`,
    kind,
    round: hearingId,
    article: '14-2a',
  }));

const recoveryStep =
  (kind: Step['kind']) =>
  (recoveryId: string, round: string | number = 1): Step => ({
    subjectRef: `FUNDRECOVERY#${recoveryId}`,
    kind,
    round,
    article: '14-2b',
  });

/** A proposal that waits for the prior notice. */
export const reviewRecoveryStep = recoveryStep('REVIEW_RECOVERY');
export const considerRecoveryStep = recoveryStep('CONSIDER_HEARING');
export const decideRecoveryStep = recoveryStep('DECIDE_RECOVERY');
export const confirmRepaymentStep = recoveryStep('CONFIRM_REPAYMENT');
/** What is overdue goes to a court or another authority. */
export const referRecoveryStep = recoveryStep('REFER_RECOVERY');
/** What was repaid under an order that was revoked is given back. */
export const refundStep = recoveryStep('REFUND_RECOVERY');
export const writeOffStep = recoveryStep('DECIDE_WRITE_OFF');
