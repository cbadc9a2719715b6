import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { suspensionExample, suspensionRef } from '../suspension-ref.ts';

/** Grounds to suspend an agency were found; the Commission decides (12-2, 3-3c). */
export const SuspensionProposed = defineEvent({
  type: 'SuspensionProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...suspensionRef(), urgent: z.boolean() }),
  example: { ...suspensionExample, urgent: false },
});
