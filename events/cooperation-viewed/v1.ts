import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** An officer has looked at what was handed in (6-4b). */
export const CooperationViewed = defineEvent({
  type: 'CooperationViewed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...cooperationRef() }),
  example: { ...cooperationExample },
});
