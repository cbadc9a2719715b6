import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The centre finds everything put right and puts the resumption before the Commission (12-2c). */
export const SuspensionResumptionEndorsed = defineEvent({
  type: 'SuspensionResumptionEndorsed',
  version: 1,
  told: '恢复申请提请市科委决定',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
