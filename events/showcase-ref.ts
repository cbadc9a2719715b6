import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';
import { RewardedGrade } from './reward-ref.ts';

/** Names a place in the showcase in every event about it; its id is that of the ranked entry. */
export const showcaseRef = onFirstUse(() => ({
  showcaseId: z.string(),
  cycleId: z.string(),
  category: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  grade: RewardedGrade(),
}));

export const showcaseExample = {
  showcaseId: '2027.RESEARCH_DEVELOPMENT.01JQAGENCY',
  cycleId: '2027',
  category: 'RESEARCH_DEVELOPMENT',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  grade: 'EXCELLENT' as const,
};
