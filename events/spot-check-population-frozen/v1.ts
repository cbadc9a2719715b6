import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The orders that may be drawn are fixed, with the hash over all of them (3-1c). */
export const SpotCheckPopulationFrozen = defineEvent({
  type: 'SpotCheckPopulationFrozen',
  version: 1,
  data: () =>
    z.strictObject({
      planId: z.string(),
      quarter: z.string(),
      size: z.int().min(0),
      populationHash: z.string(),
    }),
  example: { planId: '2026Q1', quarter: '2026Q1', size: 120, populationHash: '0'.repeat(64) },
});
