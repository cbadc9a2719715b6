import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The agency has handed in what it was asked for and holds a receipt (6-4b). */
export const CooperationSubmitted = defineEvent({
  type: 'CooperationSubmitted',
  version: 1,
  told: '已提交材料',
  data: () => z.strictObject({ ...cooperationRef(), late: z.boolean() }),
  example: { ...cooperationExample, late: false },
});
