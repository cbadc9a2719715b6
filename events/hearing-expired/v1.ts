import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The time to reply has passed without a reply (SM-22). */
export const HearingExpired = defineEvent({
  type: 'HearingExpired',
  version: 1,
  told: '陈述申辩期限届满',
  data: () => z.strictObject({ hearingId: z.string(), subjectRef: z.string(), uscc: z.string() }),
  example: {
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    subjectRef: 'CASE#01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
  },
});
