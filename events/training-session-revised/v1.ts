import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A session that nobody could register for yet was changed (3-2b). */
export const TrainingSessionRevised = defineEvent({
  type: 'TrainingSessionRevised',
  version: 1,
  data: () => z.strictObject({ sessionId: z.string() }),
  example: { sessionId: '01JQTRA1N00000000000000000' },
});
