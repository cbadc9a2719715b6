import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The centre recorded whether an agency that had a place was there (3-2b). */
export const AttendanceRecorded = defineEvent({
  type: 'AttendanceRecorded',
  version: 1,
  data: () =>
    z.strictObject({ sessionId: z.string(), agencyId: z.string(), uscc: z.string(), attended: z.boolean() }),
  example: {
    sessionId: '01JQTRA1N00000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    attended: true,
  },
});
