import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The agency is asked a second time, in writing (SM-14). */
export const SpotCheckSecondNotice = defineEvent({
  type: 'SpotCheckSecondNotice',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef(), dueOn: z.iso.date() }),
  example: { ...spotCheckExample, dueOn: '2026-05-06' },
});
