import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** An objection was handed in (row 5-3x); who objected stays sealed. */
export const ObjectionSubmitted = defineEvent({
  type: 'ObjectionSubmitted',
  version: 1,
  data: () => z.strictObject({ ...objectionRef() }),
  example: objectionExample,
});
