import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The checks of a quarter are planned: the seed is fixed and sealed, its SHA-256 is known to everybody (3-1c). */
export const SpotCheckPlanned = defineEvent({
  type: 'SpotCheckPlanned',
  version: 1,
  data: () => z.strictObject({ planId: z.string(), quarter: z.string(), seedHash: z.string() }),
  example: { planId: '2026Q1', quarter: '2026Q1', seedHash: '0'.repeat(64) },
});
