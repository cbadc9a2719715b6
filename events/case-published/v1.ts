import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A case stands in the publicity column (11-2d). */
export const CasePublished = defineEvent({
  type: 'CasePublished',
  version: 1,
  data: () => z.strictObject(serviceCaseRef()),
  example: serviceCaseExample,
});
