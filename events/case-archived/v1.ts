import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A case is put away (SM-18). */
export const CaseArchived = defineEvent({
  type: 'CaseArchived',
  version: 1,
  data: () => z.strictObject(serviceCaseRef()),
  example: serviceCaseExample,
});
