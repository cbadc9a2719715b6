import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

export const PolicyChangeRejected = defineEvent({
  type: 'PolicyChangeRejected',
  version: 1,
  data: () => z.strictObject({ changeId: z.string(), key: z.string(), effectiveFrom: z.iso.date() }),
  example: { changeId: '01JQ', key: 'publicity.days', effectiveFrom: '2026-07-01' },
});
