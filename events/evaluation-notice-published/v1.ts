import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The notice of the evaluation is public: scheme, commitment to the seed, and list (9-1a, 9-1b). */
export const EvaluationNoticePublished = defineEvent({
  type: 'EvaluationNoticePublished',
  version: 1,
  data: () =>
    z.strictObject({
      cycleId: z.string(),
      noticeOn: z.iso.date(),
      listHash: z.string(),
      seedHash: z.string(),
      schemeHash: z.string(),
    }),
  example: {
    cycleId: '2027',
    noticeOn: '2027-02-20',
    listHash: '2'.repeat(64),
    seedHash: '1'.repeat(64),
    schemeHash: '0'.repeat(64),
  },
});
