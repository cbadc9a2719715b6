import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The first of two persons proposed the outcome (④). */
export const ObjectionDecisionProposed = defineEvent({
  type: 'ObjectionDecisionProposed',
  version: 1,
  data: () =>
    z.strictObject({ ...objectionRef(), outcome: z.enum(['UPHELD', 'PARTLY_UPHELD', 'DISMISSED']) }),
  example: { ...objectionExample, outcome: 'DISMISSED' },
});
