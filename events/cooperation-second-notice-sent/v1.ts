import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The agency is asked a second time, in writing (6-4b). */
export const CooperationSecondNoticeSent = defineEvent({
  type: 'CooperationSecondNoticeSent',
  version: 1,
  told: '再次通知提交材料',
  data: () => z.strictObject({ ...cooperationRef(), dueOn: z.iso.date() }),
  example: { ...cooperationExample, dueOn: '2026-05-06' },
});
