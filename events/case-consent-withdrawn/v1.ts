import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { CaseParty, serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** Agency or buyer takes consent back; what is published is withdrawn (11-2c). */
export const CaseConsentWithdrawn = defineEvent({
  type: 'CaseConsentWithdrawn',
  version: 1,
  data: () => z.strictObject({ ...serviceCaseRef(), party: CaseParty() }),
  example: { ...serviceCaseExample, party: 'BUYER' },
});
