import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** The agency has refused to cooperate, after a second written request and by the decision of two persons (SM-14). */
export const SpotCheckRefused = defineEvent({
  type: 'SpotCheckRefused',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef() }),
  example: { ...spotCheckExample },
});
