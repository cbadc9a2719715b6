import { orThrow } from '../../../shared/domain/problem.ts';
import { decideExcludeReward, type Exclusion } from '../../../shared/domain/reward/list.ts';
import type { RewardBody } from '../../../shared/domain/reward/reward.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { oneRewardOf, reward } from '../../../shared/store/aggregates/reward.ts';
import { change } from '../../../shared/store/plan.ts';
import { NOTHING, type Part, type Settling } from '../settle/part.ts';
import { closeRewardDecision, openRewardTask } from './reward-tasks.ts';

/**
 * What becomes of a listed reward when a ground against it is found: one that is not confirmed is excluded, one that is
 * confirmed or paid is a task for a person to revoke (10-3c).
 */
export async function excludeOrQuestion(
  found: Loaded<RewardBody>,
  exclusion: Exclusion,
  settling: Settling,
): Promise<Part> {
  const { tables } = settling;
  if (found.status === 'CONFIRMED' || found.status === 'PAID')
    return { changes: await openRewardTask(tables, found, ['REVOKE_REWARD', 1], settling) };
  if (found.status !== 'ELIGIBLE') return NOTHING;
  const decided = orThrow(decideExcludeReward(found, exclusion, settling));
  const { changes, projections } = await closeRewardDecision(tables, found, settling);
  return {
    changes: [change(reward, found, decided), ...changes],
    projections,
    // Another category of the agency may have become the one that is rewarded.
    guards:
      exclusion.cause === 'GRADE_CHANGED'
        ? [{ release: oneRewardOf(found.body.cycleId, found.body.uscc), owner: found.id }]
        : [],
  };
}
