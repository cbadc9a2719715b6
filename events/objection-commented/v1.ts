import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The agency gave its comment. */
export const ObjectionCommented = defineEvent({
  type: 'ObjectionCommented',
  version: 1,
  data: () => z.strictObject({ ...objectionRef() }),
  example: objectionExample,
});
