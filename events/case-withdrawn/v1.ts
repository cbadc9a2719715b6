import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A case no longer stands in the publicity column (SM-18). */
export const CaseWithdrawn = defineEvent({
  type: 'CaseWithdrawn',
  version: 1,
  data: () =>
    z.strictObject({
      ...serviceCaseRef(),
      cause: z.enum(['SUSPENDED', 'REMOVED', 'EXITED', 'VIOLATION', 'OFFICE']),
    }),
  example: { ...serviceCaseExample, cause: 'SUSPENDED' },
});
