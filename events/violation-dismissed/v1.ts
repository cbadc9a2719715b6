import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A suspicion came to nothing (SM-15). */
export const ViolationDismissed = defineEvent({
  type: 'ViolationDismissed',
  version: 1,
  told: '不予认定违规',
  data: () =>
    z.strictObject({
      violationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
      /** The agency had been told, so it is told of the end as well. */
      told: z.literal(true).optional(),
    }),
  example: {
    violationId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y',
    uscc: '91310104MA1FX0010C',
    kind: 'RELATED_PARTY_TRANSACTION',
  },
});
