import { decideReceipt } from '../../../shared/domain/notification/receipt.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import type { SmsDeliveryReceipt } from '../../../shared/platform/sms/sms-port.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import { delivery } from '../../../shared/store/aggregates/delivery.ts';
import { commit } from '../../../shared/store/commit.ts';
import type { Context } from '../../../shared/store/event-item.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { closeCallTasks, openCallTask, SYSTEM } from '../call-tasks.ts';
import { messageGuard, readMessageGuard, receiptOwner } from '../provider-messages.ts';
import type { ClaimDeps } from '../sending/submission.ts';

export interface ReceiptDeps extends ClaimDeps {
  readonly log: Log;
}

/** A first look may find nothing and the second the submission that was recorded meanwhile. */
const LOOKS = 2;

/**
 * Takes one report of the carrier, early, late or twice (SM-21). An early one is kept under the message's id, where
 * the sender finds it when it records the submission.
 */
export async function takeReceipt(
  provider: string,
  receipt: SmsDeliveryReceipt,
  now: string,
  deps: ReceiptDeps,
): Promise<void> {
  const settings = await deps.settings.current(now);
  const { providerMessageId, ...report } = receipt;
  const name = messageGuard(provider, providerMessageId);
  const context: Context = {
    actor: SYSTEM,
    now,
    policyVersion: settings.policy.version,
    requestId: providerMessageId,
    cause: `receipt ${providerMessageId}`,
  };
  for (let look = 0; look < LOOKS; look += 1) {
    const found = await readMessageGuard(deps.tables, name);
    if (found?.kind === 'SUBMISSION') return apply(found, receipt, context, settings, deps);
    if (found?.kind === 'RECEIPT') return deps.log.info('SKIPPED', { messageId: providerMessageId });
    const keep = { take: name, owner: receiptOwner(report), refusal: refuse('DUPLICATE') };
    const { outcome } = await commit(
      deps.tables,
      { changes: [], guards: [keep], response: undefined },
      context,
    );
    if (outcome === 'done') return deps.log.info('COMMITTED', { messageId: providerMessageId });
  }
  throw new Error(`the receipt of ${providerMessageId} could not be kept`);
}

async function apply(
  { deliveryId, attempt }: { readonly deliveryId: string; readonly attempt: number },
  { providerMessageId, ...report }: SmsDeliveryReceipt,
  context: Context,
  settings: Settings,
  { tables, log }: ReceiptDeps,
): Promise<void> {
  const ctx = { now: context.now, ...settings };
  const done = await executeOnce(
    tables,
    { consumer: 'notification-receipts', messageId: `${providerMessageId} ${report.outcome}` },
    async () => {
      const loaded = await load(tables, delivery, deliveryId);
      const taken = loaded && decideReceipt(loaded, attempt, report, ctx);
      if (loaded === undefined || taken === undefined) return undefined;
      const tasks = taken.dead
        ? await openCallTask(tables, loaded, 'REACH_BY_PHONE', ctx)
        : await closeCallTasks(tables, loaded, { now: context.now, actor: SYSTEM });
      return { changes: [change(delivery, loaded, taken.decided), ...tasks], response: undefined };
    },
    context,
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { messageId: providerMessageId });
}
