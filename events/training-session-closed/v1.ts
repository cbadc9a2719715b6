import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The attendance of a session is complete (3-2b). */
export const TrainingSessionClosed = defineEvent({
  type: 'TrainingSessionClosed',
  version: 1,
  data: () => z.strictObject({ sessionId: z.string() }),
  example: { sessionId: '01JQTRA1N00000000000000000' },
});
