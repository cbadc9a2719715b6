import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** An officer examined the material and filled in the result sheet. */
export const InspectionReviewed = defineEvent({
  type: 'InspectionReviewed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...inspectionRef(), outcome: z.enum(['PASSED', 'FAILED']) }),
  example: { ...inspectionExample, outcome: 'PASSED' },
});
