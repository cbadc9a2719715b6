import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { FollowUpCause } from '../guidance-ref.ts';

/** A follow-up of an agency was opened (3-2a); what it is about stays with the centre. */
export const FollowUpOpened = defineEvent({
  type: 'FollowUpOpened',
  version: 1,
  data: () =>
    z.strictObject({
      followUpId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      cause: FollowUpCause(),
    }),
  example: {
    followUpId: '01JQF0110W0000000000000000',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    cause: 'EVALUATION',
  },
});
