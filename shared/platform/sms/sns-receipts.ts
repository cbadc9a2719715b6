import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { SmsDeliveryReceipt } from './sms-port.ts';

/** What a subscription hands over (CloudWatch Logs User Guide, "Using subscription filters"). */
const LogData = onFirstUse(() =>
  z.object({
    messageType: z.string(),
    logEvents: z.array(z.object({ id: z.string(), message: z.string() })),
  }),
);

/**
 * A delivery status line of Amazon SNS (SNS Developer Guide, "Viewing CloudWatch metrics and logs for SMS"). It also
 * holds the full number, which is not read.
 */
const StatusLine = onFirstUse(() =>
  z.object({
    notification: z.object({ messageId: z.string() }),
    delivery: z.object({ providerResponse: z.string() }),
    status: z.enum(['SUCCESS', 'FAILURE']),
  }),
);

/**
 * The failures that SNS documents ("SMS delivery failure reasons"), by what is sure to remain of them. All else is
 * worth another try, "Unknown error attempting to reach phone" included.
 */
const PERMANENT: readonly (readonly [RegExp, string])[] = [
  [/spam/i, 'BLOCKED_AS_SPAM'],
  [/blacklist|blocked list|on a block/i, 'ON_BLOCKED_LIST'],
  [/invalid phone number/i, 'INVALID_PHONE_NUMBER'],
  [/message body is invalid/i, 'INVALID_BODY'],
  [/carrier has blocked/i, 'BLOCKED_BY_CARRIER'],
  [/phone has blocked sms/i, 'BLOCKED_BY_PHONE'],
  [/opted out/i, 'OPTED_OUT'],
  [/exceed max price/i, 'MAX_PRICE'],
];
const TEMPORARY: readonly (readonly [RegExp, string])[] = [
  [/carrier is currently unreachable|carrier.*unavailable/i, 'CARRIER_UNREACHABLE'],
  [/phone is currently unreachable|phone.*unavailable/i, 'PHONE_UNREACHABLE'],
];

export interface ReadReceipts {
  readonly receipts: readonly SmsDeliveryReceipt[];
  /** Lines that are not delivery status lines. */
  readonly unread: number;
}

/** The receipts of one batch of log lines. @throws when the batch itself cannot be read */
export function readSnsReceipts(event: CloudWatchLogsEvent): ReadReceipts {
  const data = LogData().parse(
    JSON.parse(gunzipSync(Buffer.from(event.awslogs.data, 'base64')).toString('utf8')),
  );
  // Sent by the service to probe a new subscription; it holds no log lines of ours.
  if (data.messageType !== 'DATA_MESSAGE') return { receipts: [], unread: 0 };
  const read = data.logEvents.map(({ message }) => receiptOf(message));
  const receipts = read.filter((receipt) => receipt !== undefined);
  return { receipts, unread: read.length - receipts.length };
}

function receiptOf(line: string): SmsDeliveryReceipt | undefined {
  const parsed = StatusLine().safeParse(jsonOf(line));
  if (!parsed.success) return undefined;
  const { notification, delivery, status } = parsed.data;
  const { messageId: providerMessageId } = notification;
  if (status === 'SUCCESS') return { providerMessageId, outcome: 'DELIVERED', code: 'ACCEPTED_BY_CARRIER' };
  const find = (reasons: typeof PERMANENT) =>
    reasons.find(([pattern]) => pattern.test(delivery.providerResponse))?.[1];
  const permanent = find(PERMANENT);
  if (permanent !== undefined) return { providerMessageId, outcome: 'PERMANENT', code: permanent };
  return { providerMessageId, outcome: 'TEMPORARY', code: find(TEMPORARY) ?? 'UNKNOWN_ERROR' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
