import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** A second person concluded an inspection, with what follows from a failed one. */
export const InspectionConcluded = defineEvent({
  type: 'InspectionConcluded',
  version: 1,
  told: '检查结论',
  data: () =>
    z.strictObject({
      ...inspectionRef(),
      outcome: z.enum(['PASSED', 'FAILED']),
      consequence: z.enum(['RECTIFICATION', 'VIOLATION']).optional(),
    }),
  example: { ...inspectionExample, outcome: 'FAILED', consequence: 'RECTIFICATION' },
});
