import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An event of the market has been missing for too long; a person asks for it. */
export const MarketGapReported = defineEvent({
  type: 'MarketGapReported',
  version: 1,
  data: () => z.strictObject({ marketOrderId: z.string(), missing: z.int().positive() }),
  example: { marketOrderId: 'MK0000000000000000000000AB', missing: 2 },
});
