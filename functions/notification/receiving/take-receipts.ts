import type { ReadReceipts } from '../../../shared/platform/sms/sns-receipts.ts';
import { type ReceiptDeps, takeReceipt } from './take-receipt.ts';

/**
 * Takes a batch of reports; one that fails holds up no other.
 * @throws AggregateError for the failed ones, so that the whole batch comes again: a second taking changes nothing
 */
export async function takeReceipts(
  provider: string,
  { receipts, unread }: ReadReceipts,
  now: string,
  deps: ReceiptDeps,
): Promise<void> {
  if (unread > 0) deps.log.warn('SKIPPED', { source: provider, count: unread });
  const failures: unknown[] = [];
  for (const receipt of receipts) {
    try {
      await takeReceipt(provider, receipt, now, deps);
    } catch (error) {
      deps.log.error('MESSAGE_FAILED', { messageId: receipt.providerMessageId, error });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some receipts could not be taken');
}
