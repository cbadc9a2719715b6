import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** The evaluation entry that a step of the review is about. */
export const entryTopic = onFirstUse(() => ({
  entryId: z.string(),
  cycleId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  category: z.string(),
}));

export const entryTopicExample = {
  entryId: '2027.INSPECTION_TESTING.01JQAGENCY',
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  category: 'INSPECTION_TESTING',
};
