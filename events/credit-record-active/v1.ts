import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The record stands in the city's science-credit information, until its sanction ends. */
export const CreditRecordActive = defineEvent({
  type: 'CreditRecordActive',
  version: 1,
  told: '失信记录生效',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
