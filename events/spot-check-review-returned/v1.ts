import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The second person does not agree: the check is examined again (SM-14). */
export const SpotCheckReviewReturned = defineEvent({
  type: 'SpotCheckReviewReturned',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
