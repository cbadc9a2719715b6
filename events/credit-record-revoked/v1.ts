import * as z from 'zod';
import { creditRecordExample, creditRecordRef } from '../credit-record-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A record was revoked on review or by a court. */
export const CreditRecordRevoked = defineEvent({
  type: 'CreditRecordRevoked',
  version: 1,
  told: '撤销失信记录',
  data: () => z.strictObject(creditRecordRef()),
  example: creditRecordExample,
});
