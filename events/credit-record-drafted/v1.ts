import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A record of discredit is drafted on a confirmed violation, and whom it concerns is heard (14-2d). */
export const CreditRecordDrafted = defineEvent({
  type: 'CreditRecordDrafted',
  version: 1,
  told: '拟记入科研诚信信息',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
