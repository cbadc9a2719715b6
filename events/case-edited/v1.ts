import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** The text of a case for publication is written or changed (11-2c). */
export const CaseEdited = defineEvent({
  type: 'CaseEdited',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), edition: z.int() }),
  example: { ...serviceCaseExample, edition: 1 },
});
