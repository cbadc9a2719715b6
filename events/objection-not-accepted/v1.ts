import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The objection does not meet the conditions (domain §2.2). */
export const ObjectionNotAccepted = defineEvent({
  type: 'ObjectionNotAccepted',
  version: 1,
  data: () => z.strictObject({ ...objectionRef(), reasonCode: z.string() }),
  example: { ...objectionExample, reasonCode: 'NO_CHECKABLE_LEADS' },
});
