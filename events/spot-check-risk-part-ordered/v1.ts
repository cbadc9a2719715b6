import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The orders with the gravest open flags are to be checked besides the drawn ones; it is carried out in the background (3-1c). */
export const SpotCheckRiskPartOrdered = defineEvent({
  type: 'SpotCheckRiskPartOrdered',
  version: 1,
  data: () =>
    z.strictObject({
      planId: z.string(),
      quarter: z.string(),
      round: z.int().min(1),
      count: z.int().min(1),
    }),
  example: { planId: '2026Q1', quarter: '2026Q1', round: 1, count: 5 },
});
