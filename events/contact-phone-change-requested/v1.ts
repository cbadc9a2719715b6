import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency asked for a code to verify a contact phone. */
export const ContactPhoneChangeRequested = defineEvent({
  type: 'ContactPhoneChangeRequested',
  version: 1,
  data: () => z.strictObject({ uscc: z.string() }),
  example: { uscc: '91310104MA1FX0010C' },
});
