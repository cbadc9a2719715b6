import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The period is over (rows 5-4a, 5-4b). */
export const PublicityClosed = defineEvent({
  type: 'PublicityClosed',
  version: 1,
  data: () =>
    z.strictObject({
      ...publicityRef(),
      outcome: z.enum(['CLEAR', 'PENDING']),
      objections: z.int().nonnegative(),
    }),
  example: { ...publicityExample, outcome: 'CLEAR', objections: 0 },
});
