import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency gave its place in a session back (3-2b). */
export const RegistrationCancelled = defineEvent({
  type: 'RegistrationCancelled',
  version: 1,
  data: () => z.strictObject({ sessionId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: {
    sessionId: '01JQTRA1N00000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
  },
});
