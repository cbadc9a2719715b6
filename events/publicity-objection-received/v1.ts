import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** An objection came in time and now stands against the publicity (row 5-3x). */
export const PublicityObjectionReceived = defineEvent({
  type: 'PublicityObjectionReceived',
  version: 1,
  data: () =>
    z.strictObject({ ...publicityRef(), objectionId: z.string(), undecided: z.int().nonnegative() }),
  example: { ...publicityExample, objectionId: 'YY20260302-7K3M9QXT2V', undecided: 1 },
});
