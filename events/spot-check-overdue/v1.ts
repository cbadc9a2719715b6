import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The time for the material is over and none has come (SM-14). */
export const SpotCheckOverdue = defineEvent({
  type: 'SpotCheckOverdue',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
