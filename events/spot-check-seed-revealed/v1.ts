import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The seed is open: the draw can be repeated by anybody who may see the orders (3-1c). */
export const SpotCheckSeedRevealed = defineEvent({
  type: 'SpotCheckSeedRevealed',
  version: 1,
  data: () => z.strictObject({ planId: z.string(), quarter: z.string(), seedHash: z.string() }),
  example: { planId: '2026Q1', quarter: '2026Q1', seedHash: '0'.repeat(64) },
});
