import { fundRecovery, recoveriesIn, recoveriesOf } from '../../shared/store/aggregates/fund-recovery.ts';
import { holdsIn, holdsOf, paymentHold } from '../../shared/store/aggregates/payment-hold.ts';
import { paymentRefusal, refusalsIn, refusalsOf } from '../../shared/store/aggregates/payment-refusal.ts';
import { matterOf } from './matter.ts';
import { paymentHoldView, paymentRefusalView, recoveryView } from './views.ts';

/** The agency is told when payment is withheld. */
export const holds = matterOf({
  type: paymentHold,
  path: 'payment-holds',
  inStatus: holdsIn,
  ofAgency: holdsOf,
  isShown: () => true,
  view: paymentHoldView,
});

/** A refusal begins with the prior notice. */
export const refusals = matterOf({
  type: paymentRefusal,
  path: 'payment-refusals',
  inStatus: refusalsIn,
  ofAgency: refusalsOf,
  isShown: () => true,
  view: paymentRefusalView,
});

export const recoveries = matterOf({
  type: fundRecovery,
  path: 'fund-recoveries',
  inStatus: recoveriesIn,
  ofAgency: recoveriesOf,
  isShown: ({ body }) => body.noticed !== undefined,
  view: recoveryView,
});
