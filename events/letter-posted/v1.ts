import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A letter lies in an inbox of the platform (row 9-1c). */
export const LetterPosted = defineEvent({
  type: 'LetterPosted',
  version: 1,
  data: () =>
    z.strictObject({
      letterId: z.string(),
      noticeId: z.string(),
      template: z.string(),
      uscc: z.string().optional(),
    }),
  example: {
    letterId: '0b7c9d1e2f3a4b5c6d7e8f9a0b1c2d3e',
    noticeId: '0b7c9d1e2f3a4b5c6d7e8f9a0b1c2d3e',
    template: 'ONBOARDING_APPROVED',
    uscc: '91310104MA1FX0010C',
  },
});
