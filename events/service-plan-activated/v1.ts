import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Service measures for the agencies of one grade are in force; each agency is followed up by them (11-1a, 11-1b). */
export const ServicePlanActivated = defineEvent({
  type: 'ServicePlanActivated',
  version: 1,
  data: () =>
    z.strictObject({
      planId: z.string(),
      cycleId: z.string(),
      grade: z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED']),
    }),
  example: { planId: '2027-QUALIFIED', cycleId: '2027', grade: 'QUALIFIED' },
});
