import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The refusal was revoked: the claim stands again as it was made (SM-6). */
export const RedemptionReopened = defineEvent({
  type: 'RedemptionReopened',
  version: 1,
  data: () => z.strictObject(redemptionRef()),
  example: redemptionExample,
});
