import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A session took place (3-2b). */
export const TrainingSessionHeld = defineEvent({
  type: 'TrainingSessionHeld',
  version: 1,
  data: () => z.strictObject({ sessionId: z.string() }),
  example: { sessionId: '01JQTRA1N00000000000000000' },
});
