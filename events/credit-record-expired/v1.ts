import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The sanction of a record is over. */
export const CreditRecordExpired = defineEvent({
  type: 'CreditRecordExpired',
  version: 1,
  told: '失信记录期满',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
