import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The re-check that a source had kept waiting gave its answer. */
export const PublicityReCheckEnded = defineEvent({
  type: 'PublicityReCheckEnded',
  version: 1,
  data: () => z.strictObject({ ...publicityRef(), outcome: z.enum(['PASS', 'FAIL']) }),
  example: { ...publicityExample, outcome: 'PASS' },
});
