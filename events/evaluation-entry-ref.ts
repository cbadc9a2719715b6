import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** Names an evaluation entry in every event about it; `uscc` is that of the agency. */
export const entryRef = onFirstUse(() => ({
  entryId: z.string(),
  cycleId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  category: z.string(),
}));

export const entryExample = {
  entryId: '2027.INSPECTION_TESTING.01JQAGENCY',
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  category: 'INSPECTION_TESTING',
};
