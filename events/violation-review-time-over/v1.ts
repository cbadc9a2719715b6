import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** The time in which the agency may ask for a review is over (SM-15). */
export const ViolationReviewTimeOver = defineEvent({
  type: 'ViolationReviewTimeOver',
  version: 1,
  told: '申请复核期限届满',
  data: () => z.strictObject({ ...violationRef() }),
  example: { ...violationExample },
});
