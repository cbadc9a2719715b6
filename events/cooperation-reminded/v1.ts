import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The agency is reminded of what it was asked for (6-4b). */
export const CooperationReminded = defineEvent({
  type: 'CooperationReminded',
  version: 1,
  told: '催告提交材料',
  data: () => z.strictObject({ ...cooperationRef(), dueOn: z.iso.date(), daysLeft: z.int().min(0) }),
  example: { ...cooperationExample, dueOn: '2026-04-16', daysLeft: 3 },
});
