import { isDue } from '../../../shared/domain/time/deadline.ts';
import { PAYMENT_FOLLOW_UP } from '../../../shared/domain/redemption/redemption.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { PaymentDeps } from '../deps.ts';
import { askBeforePaying } from './pay-redemption.ts';
import { planAnswer } from './settle-payment.ts';

/**
 * Asks what became of a payment. A treasury that never heard of it is told again, under the same key, unless something
 * stands against paying by now.
 */
export async function followUpPayment(
  { id, now }: { readonly id: string; readonly now: string },
  deps: PaymentDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await load(deps.tables, redemption, id);
  const deadline = found?.deadlines[PAYMENT_FOLLOW_UP];
  if (found === undefined || deadline === undefined || !isDue(deadline, now)) return undefined;
  return planAnswer(id, await askBeforePaying(found, now, deps), { now, followingUp: true }, deps);
}
