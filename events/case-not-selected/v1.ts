import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A case is not selected (11-2a). */
export const CaseNotSelected = defineEvent({
  type: 'CaseNotSelected',
  version: 1,
  data: () => z.strictObject(serviceCaseRef()),
  example: serviceCaseExample,
});
