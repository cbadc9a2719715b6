import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A wrong verification code was entered. */
export const ContactPhoneCodeRefused = defineEvent({
  type: 'ContactPhoneCodeRefused',
  version: 1,
  data: () => z.strictObject({ uscc: z.string(), triesLeft: z.int().nonnegative() }),
  example: { uscc: '91310104MA1FX0010C', triesLeft: 4 },
});
