import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { TrainingKind } from '../guidance-ref.ts';

/** A training or exchange session is being prepared (3-2b). */
export const TrainingSessionDrafted = defineEvent({
  type: 'TrainingSessionDrafted',
  version: 1,
  data: () => z.strictObject({ sessionId: z.string(), kind: TrainingKind() }),
  example: { sessionId: '01JQTRA1N00000000000000000', kind: 'EXCHANGE' },
});
