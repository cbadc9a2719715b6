import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The second person does not agree: the drawn order stays in the sample (3-1c). */
export const SpotCheckReplacementReturned = defineEvent({
  type: 'SpotCheckReplacementReturned',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
