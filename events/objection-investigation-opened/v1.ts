import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The agency is asked for its comment, the objector withheld (SM-3). */
export const ObjectionInvestigationOpened = defineEvent({
  type: 'ObjectionInvestigationOpened',
  version: 1,
  data: () => z.strictObject({ ...objectionRef(), commentDueOn: z.iso.date() }),
  example: { ...objectionExample, commentDueOn: '2026-03-11' },
});
