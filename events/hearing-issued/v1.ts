import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Prior notice before an adverse decision: the agency may reply until the end of `replyDueOn` (SM-22). */
export const HearingIssued = defineEvent({
  type: 'HearingIssued',
  version: 1,
  told: '发出事先告知书',
  data: () =>
    z.strictObject({
      hearingId: z.string(),
      subjectRef: z.string(),
      uscc: z.string(),
      ground: z.string(),
      replyDueOn: z.iso.date(),
      /** Of what would be found or taken, where the ground alone does not say it. */
      intended: z
        .strictObject({
          kind: z.string().optional(),
          level: z.enum(['MINOR', 'MAJOR']).optional(),
          amountFen: z.int().optional(),
        })
        .optional(),
    }),
  example: {
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    subjectRef: 'CASE#01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    ground: 'VERIFICATION_FAILURE',
    replyDueOn: '2026-03-09',
  },
});
