import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** The second person does not agree that the agency refuses (6-4b). */
export const CooperationRefusalReturned = defineEvent({
  type: 'CooperationRefusalReturned',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...cooperationRef() }),
  example: { ...cooperationExample },
});
