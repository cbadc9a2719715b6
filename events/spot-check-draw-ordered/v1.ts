import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A second person has ordered the draw; it is carried out in the background (3-1c). */
export const SpotCheckDrawOrdered = defineEvent({
  type: 'SpotCheckDrawOrdered',
  version: 1,
  data: () => z.strictObject({ planId: z.string(), quarter: z.string() }),
  example: { planId: '2026Q1', quarter: '2026Q1' },
});
