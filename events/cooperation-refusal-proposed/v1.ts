import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { cooperationExample, cooperationRef } from '../cooperation-ref.ts';

/** An officer proposes to hold that the agency refuses to cooperate (6-4b); nothing is decided. */
export const CooperationRefusalProposed = defineEvent({
  type: 'CooperationRefusalProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...cooperationRef() }),
  example: { ...cooperationExample },
});
