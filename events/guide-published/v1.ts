import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { GuideKind } from '../guidance-ref.ts';

/** A guide, an answer to a common question or a template was published in a version (3-4a). */
export const GuidePublished = defineEvent({
  type: 'GuidePublished',
  version: 1,
  data: () => z.strictObject({ guideId: z.string(), kind: GuideKind(), number: z.int().positive() }),
  example: { guideId: '01JQGU1DE00000000000000000', kind: 'FAQ', number: 1 },
});
