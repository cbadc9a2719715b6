import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** An officer proposes, for a recorded reason, that a drawn order gives way to the next of the list (3-1c). */
export const SpotCheckReplacementProposed = defineEvent({
  type: 'SpotCheckReplacementProposed',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
