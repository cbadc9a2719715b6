import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency is told of the evaluation: letter delivered and SMS submitted, or reached by hand (9-1c). */
export const CoverageClosed = defineEvent({
  type: 'CoverageClosed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: { cycleId: '2027', agencyId: '01JZ0000000000000000000001', uscc: '91310115MA1K3L2X4A' },
});
