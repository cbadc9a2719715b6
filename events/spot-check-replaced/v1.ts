import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The drawn order cannot be checked, for a recorded reason; the next of the list takes its place (3-1c). */
export const SpotCheckReplaced = defineEvent({
  type: 'SpotCheckReplaced',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef(), planId: z.string() }),
  example: { ...spotCheckExample, planId: '2026Q1' },
});
