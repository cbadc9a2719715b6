import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The list of those in scope is corrected as asked (9-1d). */
export const ScopeCorrectionAccepted = defineEvent({
  type: 'ScopeCorrectionAccepted',
  version: 1,
  data: () =>
    z.strictObject({ correctionId: z.string(), cycleId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: {
    correctionId: '01JZ0000000000000000000002',
    cycleId: '2027',
    agencyId: '01JZ0000000000000000000001',
    uscc: '91310115MA1K3L2X4A',
  },
});
