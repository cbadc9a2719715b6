import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency is told by letter and SMS that it is evaluated (9-1c). */
export const AgencyPlacedInScope = defineEvent({
  type: 'AgencyPlacedInScope',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), agencyId: z.string(), uscc: z.string() }),
  example: { cycleId: '2027', agencyId: '01JZ0000000000000000000001', uscc: '91310115MA1K3L2X4A' },
});
