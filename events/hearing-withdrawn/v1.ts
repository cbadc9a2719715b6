import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** What was intended is no longer: nothing is to be replied to or considered any more (SM-22). */
export const HearingWithdrawn = defineEvent({
  type: 'HearingWithdrawn',
  version: 1,
  told: '撤回事先告知',
  data: () => z.strictObject({ hearingId: z.string(), subjectRef: z.string(), uscc: z.string() }),
  example: {
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    subjectRef: 'VIOLATION#01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
  },
});
