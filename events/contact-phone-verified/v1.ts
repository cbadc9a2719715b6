import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A contact phone was verified by its code and counts from now on. */
export const ContactPhoneVerified = defineEvent({
  type: 'ContactPhoneVerified',
  version: 1,
  data: () => z.strictObject({ uscc: z.string() }),
  example: { uscc: '91310104MA1FX0010C' },
});
