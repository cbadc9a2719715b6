import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The content is frozen under its hash (SM-2, row 5-3). */
export const PublicityScheduled = defineEvent({
  type: 'PublicityScheduled',
  version: 1,
  data: () => z.strictObject({ ...publicityRef(), contentHash: z.string() }),
  example: { ...publicityExample, contentHash: '5f2c…' },
});
