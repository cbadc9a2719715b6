import { bySystem } from '../../../shared/domain/acting.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideHold } from '../../../shared/domain/redemption/hold.ts';
import { decideRequestPayment } from '../../../shared/domain/redemption/payment.ts';
import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import type { PaymentOrder, TreasuryAnswer } from '../../../shared/domain/redemption/treasury.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { PaymentDeps } from '../deps.ts';
import { obstacles } from '../redemptions/grounds.ts';
import { openStep } from '../tasks.ts';
import { planAnswer } from './settle-payment.ts';

interface Cause {
  readonly redemptionId: string;
  /** The event that asks for it. */
  readonly messageId: string;
}

/**
 * SM-6, BATCHED → PAID through the treasury. That it is going to be asked is committed first; then it is asked, under
 * the redemption's id as idempotency key; what it says is committed last. A crash anywhere in between leaves a payment
 * that is followed up (PAYMENT_FOLLOW_UP): the treasury is asked what became of it before it is ever told again.
 */
export async function payRedemption(
  { redemptionId, messageId }: Cause,
  context: Context,
  deps: PaymentDeps,
): Promise<void> {
  const { tables, treasury } = deps;
  const { now } = context;
  const requested = await executeOnce(
    tables,
    { consumer: 'treasury', messageId },
    () => planRequest(redemptionId, now, deps),
    context,
  );
  const found = await load(tables, redemption, redemptionId);
  if (found?.status !== 'BATCHED' || found.body.payment?.status !== 'REQUESTED') return;
  const answer = requested ? await treasury.pay(orderOf(found)) : await askBeforePaying(found, now, deps);
  await executeOnce(
    tables,
    { consumer: 'treasury-answer', messageId },
    () => planAnswer(redemptionId, answer, { now, followingUp: false }, deps),
    context,
  );
}

export const orderOf = ({ id, body }: Pick<Loaded<RedemptionBody>, 'id' | 'body'>): PaymentOrder => ({
  redemptionId: id,
  payeeUscc: body.uscc,
  amountFen: body.amountFen,
  orderNo: body.orderNo,
  batchId: body.batchId ?? '',
  requestedAt: body.payment?.at ?? body.claimedAt,
});

/**
 * After anything unclear: only a treasury that never heard of the payment is told of it, under the same key, and only
 * while nothing stands against paying.
 */
export async function askBeforePaying(
  found: Pick<Loaded<RedemptionBody>, 'id' | 'status' | 'body'>,
  now: string,
  { tables, treasury }: Pick<PaymentDeps, 'tables' | 'treasury'>,
): Promise<TreasuryAnswer> {
  const answer = await treasury.ask(found.id);
  if (answer.outcome !== 'NOT_FOUND' || found.status !== 'BATCHED') return answer;
  const { grounds } = await obstacles(found, now, tables);
  return grounds.length === 0 ? treasury.pay(orderOf(found)) : answer;
}

/** The commit before the treasury is asked; or the hold that something found at the last moment asks for; or a task. */
async function planRequest(
  redemptionId: string,
  now: string,
  { tables, settings, treasury }: PaymentDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await load(tables, redemption, redemptionId);
  if (found?.status !== 'BATCHED' || found.body.payment !== undefined) return undefined;
  const current = await settings.current(now);
  const { grounds, checks } = await obstacles(found, now, tables);
  const [ground] = grounds;
  if (ground !== undefined) {
    const held = orThrow(decideHold(found, ground, bySystem(now)));
    return { changes: [change(redemption, found, held)], checks, response: undefined };
  }
  if (!treasury.connected) {
    const changes = await openStep('RECORD_PAYMENT', found, now, current, tables);
    return changes.length === 0 ? undefined : { changes, response: undefined };
  }
  const decided = orThrow(decideRequestPayment(found, { now, policy: current.policy }));
  return { changes: [change(redemption, found, decided)], checks, response: undefined };
}
