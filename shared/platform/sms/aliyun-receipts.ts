import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { SmsDeliveryReceipt } from './sms-port.ts';

/**
 * What Aliyun posts, several at a time (Aliyun SMS, "SmsReport", HTTP batch push). Each also holds the full number,
 * which is not read.
 */
export const AliyunReport = onFirstUse(() =>
  z
    .array(z.object({ biz_id: z.string().min(1), success: z.boolean(), err_code: z.string().default('') }))
    .max(100),
);

/** Failures that no repetition mends (Aliyun SMS, "Error codes of receipts"); all others are worth another try. */
const PERMANENT: readonly string[] = [
  'MOBILE_NOT_ON_SERVICE',
  'MOBILE_ACCOUNT_ABNORMAL',
  'MOBILE_IN_BLACK',
  'INVALID_NUMBER',
  'USER_REJECT',
  'CONTENT_KEYWORD',
  'CONTENT_ERROR',
  'SIGNATURE_BLACKLIST',
  'REQUEST_SUCCESS_BLOCK',
];

export function receiptsOf(reports: z.infer<ReturnType<typeof AliyunReport>>): SmsDeliveryReceipt[] {
  return reports.map(({ biz_id: providerMessageId, success, err_code: code }) =>
    success
      ? { providerMessageId, outcome: 'DELIVERED', code: 'DELIVERED' }
      : {
          providerMessageId,
          outcome: PERMANENT.includes(code) ? 'PERMANENT' : 'TEMPORARY',
          code: codeOf(code),
        },
  );
}

/** A code of theirs that may stand in the trail; anything else they might put there may not. */
const codeOf = (code: string): string => (/^[A-Za-z0-9_.:-]{1,64}$/.test(code) ? code : 'UNKNOWN_ERROR');
