import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An award for the sharing of large instruments was entered; the money of a reward for the same period is excluded (10-3c). */
export const InstrumentAwardRecorded = defineEvent({
  type: 'InstrumentAwardRecorded',
  version: 1,
  data: () =>
    z.strictObject({
      uscc: z.string(),
      awardYear: z.int(),
      decidedOn: z.iso.date().optional(),
      paidOn: z.iso.date().optional(),
    }),
  example: { uscc: '91310104MA1FX0010C', awardYear: 2026, decidedOn: '2026-11-02' },
});
