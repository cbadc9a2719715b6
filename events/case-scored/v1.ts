import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** An expert scored a case; who and how much stays with the centre (11-2a). */
export const CaseScored = defineEvent({
  type: 'CaseScored',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), scores: z.int() }),
  example: { ...serviceCaseExample, scores: 1 },
});
