import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** What the platform knows that decides or caps the grade was collected (domain §6.4). */
export const EntryTriggersCollected = defineEvent({
  type: 'EntryTriggersCollected',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), triggers: z.int(), caps: z.int() }),
  example: { ...entryExample, triggers: 1, caps: 0 },
});
