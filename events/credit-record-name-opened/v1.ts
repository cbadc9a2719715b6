import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Somebody with the right opened the sealed name of a recorded person, and said for what (14-2d). */
export const CreditRecordNameOpened = defineEvent({
  type: 'CreditRecordNameOpened',
  version: 1,
  told: null,
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
