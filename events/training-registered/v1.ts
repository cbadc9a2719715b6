import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency registered for a session (3-2b). */
export const TrainingRegistered = defineEvent({
  type: 'TrainingRegistered',
  version: 1,
  data: () =>
    z.strictObject({
      sessionId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      startsAt: z.iso.datetime({ precision: 3 }),
    }),
  example: {
    sessionId: '01JQTRA1N00000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    startsAt: '2026-05-12T06:00:00.000Z',
  },
});
