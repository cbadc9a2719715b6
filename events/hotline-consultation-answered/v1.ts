import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A question to the hotline was answered (3-2c). */
export const HotlineConsultationAnswered = defineEvent({
  type: 'HotlineConsultationAnswered',
  version: 1,
  data: () => z.strictObject({ consultationId: z.string() }),
  example: { consultationId: '01JQH0T11NE000000000000000' },
});
