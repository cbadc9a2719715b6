import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A published version of a guide was kept (3-4a). */
export const GuideVersionKept = defineEvent({
  type: 'GuideVersionKept',
  version: 1,
  data: () => z.strictObject({ guideId: z.string(), number: z.int().positive() }),
  example: { guideId: '01JQGU1DE00000000000000000', number: 1 },
});
