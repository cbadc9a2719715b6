import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** The Commission lifted the suspension (12-2c). */
export const SuspensionLifted = defineEvent({
  type: 'SuspensionLifted',
  version: 1,
  told: '解除暂停',
  data: () => z.strictObject(suspensionRef()),
  example: suspensionExample,
});
