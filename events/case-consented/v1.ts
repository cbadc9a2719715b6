import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { CaseParty, serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** Agency or buyer consents to publication (11-2c). */
export const CaseConsented = defineEvent({
  type: 'CaseConsented',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), party: CaseParty(), complete: z.boolean() }),
  example: { ...serviceCaseExample, party: 'AGENCY', complete: false },
});
