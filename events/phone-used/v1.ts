import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A text message was directed to a number; its rate is counted. */
export const PhoneUsed = defineEvent({
  type: 'PhoneUsed',
  version: 1,
  data: () => z.strictObject({ category: z.enum(['NOTICE', 'OTP']), template: z.string() }),
  example: { category: 'NOTICE', template: 'ONBOARDING_APPROVED' },
});
