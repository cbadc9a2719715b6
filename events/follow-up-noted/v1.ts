import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An officer wrote down what a follow-up found; the note itself is internal (3-2a). */
export const FollowUpNoted = defineEvent({
  type: 'FollowUpNoted',
  version: 1,
  data: () => z.strictObject({ followUpId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: {
    followUpId: '01JQF0110W0000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
  },
});
