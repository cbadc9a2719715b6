import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An institution was invited to come onto the platform (3-4b). */
export const ProspectInvited = defineEvent({
  type: 'ProspectInvited',
  version: 1,
  data: () => z.strictObject({ prospectId: z.string(), uscc: z.string() }),
  example: { prospectId: '91310104MA1FX0010C', uscc: '91310104MA1FX0010C' },
});
