import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** Experts without a conflict are asked to score a case (11-2a). */
export const CaseReviewOpened = defineEvent({
  type: 'CaseReviewOpened',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), experts: z.int() }),
  example: { ...serviceCaseExample, experts: 3 },
});
