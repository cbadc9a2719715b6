import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { inspectionExample, inspectionRef } from '../inspection-ref.ts';

/** The second person does not agree with the review: the inspection is examined again. */
export const InspectionReviewReturned = defineEvent({
  type: 'InspectionReviewReturned',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...inspectionRef() }),
  example: inspectionExample,
});
