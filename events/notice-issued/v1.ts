import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Somebody is to be told of an event. */
export const NoticeIssued = defineEvent({
  type: 'NoticeIssued',
  version: 1,
  data: () =>
    z.strictObject({
      noticeId: z.string(),
      eventId: z.string(),
      template: z.string(),
      uscc: z.string().optional(),
    }),
  example: {
    noticeId: '0b7c9d1e2f3a4b5c6d7e8f9a0b1c2d3e',
    eventId: 'CASE-01JQCASE0000000000000000XX-9',
    template: 'ONBOARDING_APPROVED',
    uscc: '91310104MA1FX0010C',
  },
});
