import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** Two persons hold that the agency refuses to cooperate: a ground under article 12 (3), never automatic (6-4b). */
export const CooperationRefused = defineEvent({
  type: 'CooperationRefused',
  version: 1,
  told: '认定拒绝配合检查',
  data: () => z.strictObject({ ...cooperationRef() }),
  example: { ...cooperationExample },
});
