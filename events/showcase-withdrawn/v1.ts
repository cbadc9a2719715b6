import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { showcaseExample, showcaseRef } from '../showcase-ref.ts';

/** An agency is no longer shown (10-2b). */
export const ShowcaseWithdrawn = defineEvent({
  type: 'ShowcaseWithdrawn',
  version: 1,
  data: () =>
    z.strictObject({ ...showcaseRef(), cause: z.enum(['REMOVED', 'EXITED', 'GRADE_CHANGED', 'OFFICE']) }),
  example: { ...showcaseExample, cause: 'REMOVED' },
});
