import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const PolicyOverridden = defineEvent({
  type: 'PolicyOverridden',
  version: 1,
  data: () =>
    z.strictObject({
      changeId: z.string(),
      key: z.string(),
      sequence: z.int(),
      effectiveFrom: z.iso.date(),
    }),
  example: { changeId: '01JQ', key: 'publicity.days', sequence: 1, effectiveFrom: '2026-07-01' },
});
