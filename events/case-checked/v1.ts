import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A nominated case was found eligible (11-2a). */
export const CaseChecked = defineEvent({
  type: 'CaseChecked',
  version: 1,
  data: () => z.strictObject(serviceCaseRef()),
  example: serviceCaseExample,
});
