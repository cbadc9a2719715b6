import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** Two persons decided on the objection (SM-3 ④). */
export const ObjectionDecided = defineEvent({
  type: 'ObjectionDecided',
  version: 1,
  data: () =>
    z.strictObject({
      ...objectionRef(),
      outcome: z.enum(['UPHELD', 'PARTLY_UPHELD', 'DISMISSED']),
      affectsSubject: z.boolean(),
    }),
  example: { ...objectionExample, outcome: 'DISMISSED', affectsSubject: false },
});
