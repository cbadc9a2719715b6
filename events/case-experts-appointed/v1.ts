import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** Further experts are asked to score a case (11-2a). */
export const CaseExpertsAppointed = defineEvent({
  type: 'CaseExpertsAppointed',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), experts: z.int() }),
  example: { ...serviceCaseExample, experts: 4 },
});
