import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** One consequence of a violation was drawn, or a person said why not (SM-15). */
export const ViolationConsequenceDone = defineEvent({
  type: 'ViolationConsequenceDone',
  version: 1,
  told: null,
  data: () =>
    z.strictObject({
      ...violationRef(),
      consequence: z.enum([
        'RECTIFICATION',
        'INTEGRITY_DEDUCTION',
        'REFUSAL_OR_RECOVERY',
        'CREDIT_RECORD',
        'REMOVAL_PROPOSAL',
        'UNQUALIFIED_GRADE',
      ]),
      ref: z.string().optional(),
    }),
  example: {
    ...violationExample,
    consequence: 'REMOVAL_PROPOSAL',
    ref: 'REMOVAL#01JQREMOVAL000000000000000',
  },
});
