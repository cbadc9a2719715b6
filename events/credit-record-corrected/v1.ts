import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** What a record says was corrected on documents. */
export const CreditRecordCorrected = defineEvent({
  type: 'CreditRecordCorrected',
  version: 1,
  told: '更正失信记录',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
