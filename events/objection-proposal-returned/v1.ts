import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { objectionExample, objectionRef } from '../publicity-subject.ts';

/** The second person did not agree with the proposal (④). */
export const ObjectionProposalReturned = defineEvent({
  type: 'ObjectionProposalReturned',
  version: 1,
  data: () => z.strictObject({ ...objectionRef() }),
  example: objectionExample,
});
