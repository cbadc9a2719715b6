import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A second person decided that the record is reported (14-2d). */
export const CreditRecordReported = defineEvent({
  type: 'CreditRecordReported',
  version: 1,
  told: '决定记入并报送科研诚信信息',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
