import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The objector took it back (SM-3). */
export const ObjectionWithdrawn = defineEvent({
  type: 'ObjectionWithdrawn',
  version: 1,
  data: () => z.strictObject({ ...objectionRef() }),
  example: objectionExample,
});
