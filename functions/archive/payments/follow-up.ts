import { isDue } from '../../../shared/domain/time/deadline.ts';
import { PAYMENT_FOLLOW_UP } from '../../../shared/domain/redemption/redemption.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { PaymentDeps } from '../deps.ts';
import { obstacles } from '../redemptions/grounds.ts';
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
  const { tables, treasury } = deps;
  const found = await load(tables, redemption, id);
  const deadline = found?.deadlines[PAYMENT_FOLLOW_UP];
  if (found === undefined || deadline === undefined || !isDue(deadline, now)) return undefined;
  const free = found.status === 'BATCHED' && (await obstacles(found, now, tables)).grounds.length === 0;
  const answer = free ? await askBeforePaying(found, deps) : await treasury.ask(id);
  return planAnswer(id, answer, { now, followingUp: true }, deps);
}
