import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A draft scheme is tried on a past or current cycle (8-3). */
export const RehearsalOrdered = defineEvent({
  type: 'RehearsalOrdered',
  version: 1,
  data: () => z.strictObject({ rehearsalId: z.string(), cycleId: z.string() }),
  example: { rehearsalId: '01JQREHEARSAL', cycleId: '2027' },
});
