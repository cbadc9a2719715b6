import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A violation of articles 12 to 14 is suspected; nothing is found yet (SM-15). */
export const ViolationSuspected = defineEvent({
  type: 'ViolationSuspected',
  version: 1,
  told: null,
  data: () =>
    z.strictObject({
      violationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
    }),
  example: {
    violationId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y',
    uscc: '91310104MA1FX0010C',
    kind: 'RELATED_PARTY_TRANSACTION',
  },
});
