import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An event of the market came before its predecessor and waits for it. */
export const MarketEventParked = defineEvent({
  type: 'MarketEventParked',
  version: 1,
  data: () => z.strictObject({ marketOrderId: z.string(), sequence: z.int().positive() }),
  example: { marketOrderId: 'MK0000000000000000000000AB', sequence: 3 },
});
