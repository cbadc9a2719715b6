import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { serviceCaseExample, serviceCaseRef } from '../service-case-ref.ts';

/** A service case is proposed for selection, by the centre or by its agency (11-2a). */
export const CaseNominated = defineEvent({
  type: 'CaseNominated',
  version: 1,
  data: () => z.strictObject(serviceCaseRef()),
  example: serviceCaseExample,
});
