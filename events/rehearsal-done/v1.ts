import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** It is known who would change grade (8-3). */
export const RehearsalDone = defineEvent({
  type: 'RehearsalDone',
  version: 1,
  data: () =>
    z.strictObject({
      rehearsalId: z.string(),
      cycleId: z.string(),
      entries: z.int().min(0),
      changed: z.int().min(0),
    }),
  example: { rehearsalId: '01JQREHEARSAL', cycleId: '2027', entries: 240, changed: 7 },
});
