import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The suspension was revoked on review or by a court (SM-11). */
export const SuspensionRevoked = defineEvent({
  type: 'SuspensionRevoked',
  version: 1,
  told: '撤销暂停决定',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
