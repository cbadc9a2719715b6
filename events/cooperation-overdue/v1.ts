import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The time is over and nothing has come; `round` 2 is that of the second written request (6-4b). */
export const CooperationOverdue = defineEvent({
  type: 'CooperationOverdue',
  version: 1,
  told: '提交材料逾期',
  data: () => z.strictObject({ ...cooperationRef(), round: z.int().min(1).max(2), dueOn: z.iso.date() }),
  example: { ...cooperationExample, round: 1, dueOn: '2026-04-16' },
});
