import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** More time for the decision, once (SM-3). */
export const ObjectionDecisionExtended = defineEvent({
  type: 'ObjectionDecisionExtended',
  version: 1,
  data: () => z.strictObject({ ...objectionRef(), dueOn: z.iso.date() }),
  example: { ...objectionExample, dueOn: '2026-04-14' },
});
