import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A published answer was withdrawn (3-2c). */
export const HotlineKnowledgeWithdrawn = defineEvent({
  type: 'HotlineKnowledgeWithdrawn',
  version: 1,
  data: () => z.strictObject({ consultationId: z.string() }),
  example: { consultationId: '01JQH0T11NE000000000000000' },
});
