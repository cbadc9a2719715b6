import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The agency is asked for material until the end of `dueOn` (6-4b). */
export const CooperationRequested = defineEvent({
  type: 'CooperationRequested',
  version: 1,
  told: '要求提交材料',
  data: () => z.strictObject({ ...cooperationRef(), dueOn: z.iso.date() }),
  example: { ...cooperationExample, dueOn: '2026-04-16' },
});
