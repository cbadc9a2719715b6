import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const DeadlineExtended = defineEvent({
  type: 'DeadlineExtended',
  version: 1,
  data: () =>
    z.strictObject({
      ref: z.string(),
      kind: z.string(),
      dueAt: z.iso.datetime({ precision: 3 }),
      uscc: z.string().optional(),
    }),
  example: { ref: 'HEARING#01JQ', kind: 'HEARING_REPLY', dueAt: '2026-10-09T16:00:00.000Z' },
});
