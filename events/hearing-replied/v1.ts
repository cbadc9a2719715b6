import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agency replied to the prior notice (SM-22). */
export const HearingReplied = defineEvent({
  type: 'HearingReplied',
  version: 1,
  told: '已提交陈述申辩',
  data: () => z.strictObject({ hearingId: z.string(), subjectRef: z.string(), uscc: z.string() }),
  example: {
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    subjectRef: 'CASE#01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
  },
});
