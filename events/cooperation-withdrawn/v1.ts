import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The request is taken back, for a recorded reason (6-4b). */
export const CooperationWithdrawn = defineEvent({
  type: 'CooperationWithdrawn',
  version: 1,
  told: '撤回材料要求',
  data: () => z.strictObject({ ...cooperationRef() }),
  example: { ...cooperationExample },
});
