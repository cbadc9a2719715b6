import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A draft is given up, with the reason. */
export const CreditRecordDropped = defineEvent({
  type: 'CreditRecordDropped',
  version: 1,
  told: '不再记入科研诚信信息',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
