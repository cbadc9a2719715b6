import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The agency has handed in its material (SM-14). */
export const SpotCheckSubmitted = defineEvent({
  type: 'SpotCheckSubmitted',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
