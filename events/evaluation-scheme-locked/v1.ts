import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The scheme of a cycle and the commitment to its seed are fixed (8-1, domain §6.5). */
export const EvaluationSchemeLocked = defineEvent({
  type: 'EvaluationSchemeLocked',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), schemeHash: z.string(), seedHash: z.string() }),
  example: { cycleId: '2027', schemeHash: '0'.repeat(64), seedHash: '1'.repeat(64) },
});
