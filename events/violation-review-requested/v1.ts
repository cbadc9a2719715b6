import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** The agency, or the Commission itself, wants a confirmed violation reviewed (SM-15). */
export const ViolationReviewRequested = defineEvent({
  type: 'ViolationReviewRequested',
  version: 1,
  told: '已申请复核',
  data: () => z.strictObject({ ...violationRef(), by: z.enum(['AGENCY', 'COMMISSION']) }),
  example: { ...violationExample, by: 'AGENCY' },
});
