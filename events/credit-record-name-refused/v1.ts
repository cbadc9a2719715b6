import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Somebody without the right tried to open the sealed name of a recorded person. */
export const CreditRecordNameRefused = defineEvent({
  type: 'CreditRecordNameRefused',
  version: 1,
  told: null,
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
