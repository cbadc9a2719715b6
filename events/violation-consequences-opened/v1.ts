import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { violationExample, violationRef } from '../violation-ref.ts';

/** What a confirmed violation leads to is listed; the agency may ask for a review until a day (SM-15). */
export const ViolationConsequencesOpened = defineEvent({
  type: 'ViolationConsequencesOpened',
  version: 1,
  told: '违规后果办理',
  data: () =>
    z.strictObject({ ...violationRef(), level: z.enum(['MINOR', 'MAJOR']), reviewUntil: z.iso.date() }),
  example: { ...violationExample, level: 'MAJOR', reviewUntil: '2026-05-13' },
});
