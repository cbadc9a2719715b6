import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The notice no longer counts; a new full publicity may follow (SM-2). */
export const PublicityCancelled = defineEvent({
  type: 'PublicityCancelled',
  version: 1,
  data: () => z.strictObject({ ...publicityRef(), cause: z.enum(['CONTENT_ERROR', 'WITHDRAWAL']) }),
  example: { ...publicityExample, cause: 'CONTENT_ERROR' },
});
