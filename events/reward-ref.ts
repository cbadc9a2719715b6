import * as z from 'zod';
import { onFirstUse } from './on-first-use.ts';

/** The grades that are rewarded and shown (10-2a, 10-2b). */
export const RewardedGrade = onFirstUse(() => z.enum(['EXCELLENT', 'GOOD']));
export type RewardedGrade = z.infer<ReturnType<typeof RewardedGrade>>;

/** Why a listed reward is not given: the same period was rewarded for shared instruments, the agency has one for the cycle, or its grade is withheld or has become another. */
export const RewardExclusion = onFirstUse(() =>
  z.enum(['INSTRUMENT_AWARD', 'DUPLICATE', 'WITHHELD', 'GRADE_CHANGED']),
);
export type RewardExclusion = z.infer<ReturnType<typeof RewardExclusion>>;

/** Names a reward in every event about it; its id is that of the ranked entry. */
export const rewardRef = onFirstUse(() => ({
  rewardId: z.string(),
  cycleId: z.string(),
  agencyId: z.string(),
  uscc: z.string(),
  grade: RewardedGrade(),
}));

export const rewardExample = {
  rewardId: '2027.RESEARCH_DEVELOPMENT.01JQAGENCY',
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  grade: 'EXCELLENT' as const,
};
