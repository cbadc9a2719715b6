import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** One edition of the text of a case, for the collections that contain it (11-2c). */
export const CaseEditionKept = defineEvent({
  type: 'CaseEditionKept',
  version: 1,
  data: () => z.strictObject({ caseId: z.string(), editionId: z.string(), textHash: z.string() }),
  example: {
    caseId: '01JQCASE',
    editionId: '01JQCASE-1',
    textHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
});
