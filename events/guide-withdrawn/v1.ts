import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A guide is no longer public (3-4a). */
export const GuideWithdrawn = defineEvent({
  type: 'GuideWithdrawn',
  version: 1,
  data: () => z.strictObject({ guideId: z.string(), number: z.int().positive() }),
  example: { guideId: '01JQGU1DE00000000000000000', number: 1 },
});
