import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Payment is withheld while something is looked into (14-2c). */
export const RedemptionHeld = defineEvent({
  type: 'RedemptionHeld',
  version: 1,
  data: () =>
    z.strictObject({
      ...redemptionRef(),
      cause: z.enum(['RISK_FLAG', 'CENTRE', 'AGENCY']),
      /** Its agency is told by the withholding that it is a part of. */
      partOfHold: z.literal(true).optional(),
    }),
  example: { ...redemptionExample, cause: 'RISK_FLAG' },
});
