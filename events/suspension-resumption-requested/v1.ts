import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The agency asks to be resumed (12-2c). */
export const SuspensionResumptionRequested = defineEvent({
  type: 'SuspensionResumptionRequested',
  version: 1,
  told: '已申请恢复服务资格',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
