import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** It is recorded how the reply, or its absence, was considered: now the decision may be taken (SM-22). */
export const HearingConsidered = defineEvent({
  type: 'HearingConsidered',
  version: 1,
  told: '陈述申辩意见已审核',
  data: () => z.strictObject({ hearingId: z.string(), subjectRef: z.string(), uscc: z.string() }),
  example: {
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    subjectRef: 'CASE#01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
  },
});
