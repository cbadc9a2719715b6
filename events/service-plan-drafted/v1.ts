import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Service measures for the agencies of one grade are drafted or changed (11-1a). */
export const ServicePlanDrafted = defineEvent({
  type: 'ServicePlanDrafted',
  version: 1,
  data: () =>
    z.strictObject({
      planId: z.string(),
      cycleId: z.string(),
      grade: z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED']),
    }),
  example: { planId: '2027-QUALIFIED', cycleId: '2027', grade: 'QUALIFIED' },
});
