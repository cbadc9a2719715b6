import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names the result of one category in every event about it; `draft` is the one that the event is about. */
export const categoryResultRef = onFirstUse(() => ({
  cycleId: z.string(),
  category: z.string(),
  draft: z.int().min(1),
}));

export const categoryResultExample = { cycleId: '2027', category: 'INSPECTION_TESTING', draft: 1 };

/** Names an amendment of a published result in every event about it; `uscc` is that of the agency. */
export const amendmentRef = onFirstUse(() => ({
  amendmentId: z.string(),
  entryId: z.string(),
  cycleId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  category: z.string(),
}));

export const amendmentExample = {
  amendmentId: '01JQAMEND',
  entryId: '2027.INSPECTION_TESTING.01JQAGENCY',
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  category: 'INSPECTION_TESTING',
};
