import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The sample is drawn (3-1c, SM-14). */
export const SpotCheckSampled = defineEvent({
  type: 'SpotCheckSampled',
  version: 1,
  data: () => z.strictObject({ planId: z.string(), quarter: z.string(), drawn: z.int().min(0) }),
  example: { planId: '2026Q1', quarter: '2026Q1', drawn: 6 },
});
