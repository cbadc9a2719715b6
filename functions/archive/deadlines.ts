import { PAYMENT_FOLLOW_UP } from '../../shared/domain/redemption/redemption.ts';
import { followUpPayment } from './payments/follow-up.ts';

/** What happens when a deadline of this capability is due (functions/timers). */
export const deadlineHandlers = { [`REDEMPTION ${PAYMENT_FOLLOW_UP}`]: followUpPayment };
