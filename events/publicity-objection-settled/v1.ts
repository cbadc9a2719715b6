import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** An objection against the publicity came to its end. */
export const PublicityObjectionSettled = defineEvent({
  type: 'PublicityObjectionSettled',
  version: 1,
  data: () =>
    z.strictObject({ ...publicityRef(), objectionId: z.string(), undecided: z.int().nonnegative() }),
  example: { ...publicityExample, objectionId: 'YY20260302-7K3M9QXT2V', undecided: 0 },
});
