import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** A check that an officer had chosen is given up, for a recorded reason (3-1c). */
export const SpotCheckWithdrawn = defineEvent({
  type: 'SpotCheckWithdrawn',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
