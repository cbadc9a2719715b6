import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** An order is spot-checked; the agency is told and has until the end of `dueOn` (3-1c, SM-14). */
export const SpotCheckOpened = defineEvent({
  type: 'SpotCheckOpened',
  version: 1,
  data: () =>
    z.strictObject({
      ...spotCheckRef(),
      orderNo: z.string(),
      part: z.enum(['RANDOM', 'COVERAGE', 'REPLACEMENT', 'RISK']),
      dueOn: z.iso.date(),
    }),
  example: { ...spotCheckExample, orderNo: 'DD20260302000001', part: 'RANDOM' as const, dueOn: '2026-04-16' },
});
