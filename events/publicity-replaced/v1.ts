import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** A new full publicity took over, with the objections that are still undecided. */
export const PublicityReplaced = defineEvent({
  type: 'PublicityReplaced',
  version: 1,
  data: () => z.strictObject({ ...publicityRef(), successorId: z.string() }),
  example: { ...publicityExample, successorId: '01JQPUB2' },
});
