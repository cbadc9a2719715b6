import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** An expert declared an interest and judges the case no more (11-2a). */
export const CaseExpertRecused = defineEvent({
  type: 'CaseExpertRecused',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), experts: z.int() }),
  example: { ...serviceCaseExample, experts: 2 },
});
