import { isRefusal } from '../../../shared/domain/problem.ts';
import { decideAnswer } from '../../../shared/domain/redemption/payment.ts';
import type { RedemptionBody } from '../../../shared/domain/redemption/redemption.ts';
import type { TreasuryAnswer } from '../../../shared/domain/redemption/treasury.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { PaymentDeps } from '../deps.ts';
import { closeSteps, openStep } from '../tasks.ts';

const SYSTEM = { id: 'SYSTEM', role: 'SYSTEM' } as const;

/**
 * What the treasury said, with the work that it leaves to a person. Undefined where it says nothing new. What
 * contradicts our record (a payment that was never asked for, or is settled otherwise) changes nothing but opens a task.
 */
export async function planAnswer(
  redemptionId: string,
  answer: TreasuryAnswer,
  asked: { readonly now: string; readonly followingUp: boolean },
  { tables, settings }: Pick<PaymentDeps, 'tables' | 'settings'>,
): Promise<Plan<undefined> | undefined> {
  const found = await load(tables, redemption, redemptionId);
  if (found === undefined || isKnown(found, answer)) return undefined;
  const { now } = asked;
  const current = await settings.current(now);
  const decided = decideAnswer(found, answer, { ...asked, policy: current.policy });
  if (decided === undefined) return undefined;
  if (isRefusal(decided)) {
    const changes = await openStep('SETTLE_PAYMENT', found, now, current, tables);
    return changes.length === 0 ? undefined : { changes, response: undefined };
  }
  const after = standingAfter(found, decided);
  const status = after.body.payment?.status;
  const tasks: Change[] = [];
  if (status === 'PAID') {
    const steps = ['RECORD_PAYMENT', 'CONFIRM_PAYMENT', 'SETTLE_PAYMENT'] as const;
    tasks.push(...(await closeSteps(steps, found, { now, actor: SYSTEM }, tables)));
  } else if (status === 'REJECTED' || status === 'IN_DOUBT') {
    tasks.push(...(await closeSteps(['CONFIRM_PAYMENT'], found, { now, actor: SYSTEM }, tables)));
    tasks.push(...(await openStep('SETTLE_PAYMENT', after, now, current, tables)));
  }
  return { changes: [change(redemption, found, decided), ...tasks], response: undefined };
}

/** A payment stays one when it is to be recovered. */
const PAID_OUT = ['PAID', 'RECOVERY_OPEN'];

/**
 * The payment is settled, and this says the same. Of one that was settled by hand the treasury may say so only where it
 * was not known whether it had paid; anywhere else the agency may have been paid twice.
 */
function isKnown({ status, body }: Loaded<RedemptionBody>, answer: TreasuryAnswer): boolean {
  if (!PAID_OUT.includes(status) || answer.outcome !== 'PAID' || answer.amountFen !== body.amountFen)
    return false;
  return body.payment?.channel !== 'MANUAL' || body.payment.before === 'IN_DOUBT';
}
