import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A call to the hotline was written down (3-2c). */
export const HotlineConsultationRecorded = defineEvent({
  type: 'HotlineConsultationRecorded',
  version: 1,
  data: () => z.strictObject({ consultationId: z.string() }),
  example: { consultationId: '01JQH0T11NE000000000000000' },
});
