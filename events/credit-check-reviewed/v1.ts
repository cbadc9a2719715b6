import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A person has looked at a credit check that found or left something open (row 3-1a). */
export const CreditCheckReviewed = defineEvent({
  type: 'CreditCheckReviewed',
  version: 1,
  data: () => z.strictObject({ checkId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: {
    checkId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Z',
    agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y',
    uscc: '91310104MA1FX0010C',
  },
});
