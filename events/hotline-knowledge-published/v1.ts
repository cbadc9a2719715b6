import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Question and answer were published, without whoever asked (3-2c). */
export const HotlineKnowledgePublished = defineEvent({
  type: 'HotlineKnowledgePublished',
  version: 1,
  data: () => z.strictObject({ consultationId: z.string() }),
  example: { consultationId: '01JQH0T11NE000000000000000' },
});
