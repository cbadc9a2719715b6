import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** A target of the handling passed; nothing is decided by it. */
export const ObjectionDeadlinePassed = defineEvent({
  type: 'ObjectionDeadlinePassed',
  version: 1,
  data: () =>
    z.strictObject({
      ...objectionRef(),
      deadline: z.enum(['OBJECTION_ACCEPT', 'OBJECTION_COMMENT', 'OBJECTION_DECIDE']),
    }),
  example: { ...objectionExample, deadline: 'OBJECTION_ACCEPT' },
});
