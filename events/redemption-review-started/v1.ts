import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** An officer of the centre reviews the claim. */
export const RedemptionReviewStarted = defineEvent({
  type: 'RedemptionReviewStarted',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
