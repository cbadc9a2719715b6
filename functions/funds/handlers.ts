import type { Handlers } from '../../shared/runtime/route.ts';
import type { FundsDeps } from './deps.ts';
import {
  listPaymentHolds,
  openPaymentHold,
  readPaymentHold,
  releasePaymentHold,
  renewPaymentHold,
} from './holds.ts';
import {
  decideRecovery,
  dropRecovery,
  listRecoveries,
  noticeRecovery,
  proposeRecovery,
  readRecovery,
  revokeRecovery,
} from './recoveries.ts';
import {
  decidePaymentRefusal,
  dropPaymentRefusal,
  listPaymentRefusals,
  proposePaymentRefusal,
  readPaymentRefusal,
  revokePaymentRefusal,
} from './refusals.ts';
import {
  confirmRepayment,
  decideRecoveryWriteOff,
  proposeWriteOff,
  recordRepayment,
  referRecovery,
} from './repayments.ts';
import type { routes } from './routes.ts';

/** The use case of each operation. */
export const handlers: Handlers<typeof routes, FundsDeps> = {
  openPaymentHold,
  listPaymentHolds,
  readPaymentHold,
  renewPaymentHold,
  releasePaymentHold,
  proposePaymentRefusal,
  listPaymentRefusals,
  readPaymentRefusal,
  dropPaymentRefusal,
  decidePaymentRefusal,
  revokePaymentRefusal,
  proposeRecovery,
  listRecoveries,
  readRecovery,
  noticeRecovery,
  dropRecovery,
  decideRecovery,
  revokeRecovery,
  recordRepayment,
  confirmRepayment,
  referRecovery,
  proposeWriteOff,
  decideRecoveryWriteOff,
};
