import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The objection is examined; the decision is due on `dueOn` (SM-3). */
export const ObjectionAccepted = defineEvent({
  type: 'ObjectionAccepted',
  version: 1,
  data: () => z.strictObject({ ...objectionRef(), dueOn: z.iso.date() }),
  example: { ...objectionExample, dueOn: '2026-03-23' },
});
