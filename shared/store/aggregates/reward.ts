import { InstrumentAwardBody } from '../../domain/reward/instrument-award.ts';
import { RewardBody } from '../../domain/reward/reward.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

export const rewardsOf = (uscc: string): string => `REWARD#USCC#${uscc}`;

/** Of a cycle (list1), by agency (list2), and of a cycle in one status (list3), in the order of categories. */
export const reward: AggregateType<RewardBody> = {
  kind: 'REWARD',
  body: RewardBody,
  listKeys: ({ id, status, body: { cycleId, uscc } }) => ({
    list1: [`REWARD#CYCLE#${cycleId}`, id],
    list2: [rewardsOf(uscc), id],
    list3: [`REWARD#CYCLE#${cycleId}#${status}`, id],
  }),
};

/** One reward for an agency in a cycle (10-3b). */
export const oneRewardOf = (cycleId: string, uscc: string): string => `REWARD#${cycleId}#${uscc}`;

export const takeReward = (cycleId: string, uscc: string, rewardId: string): Guard => ({
  take: oneRewardOf(cycleId, uscc),
  owner: rewardId,
  refusal: refuse('DUPLICATE_REWARD', { article: '10-3b' }),
});

/** One per recipient, under the credit code. All in one list. */
export const instrumentAward: AggregateType<InstrumentAwardBody> = {
  kind: 'INSTRUMENTAWARD',
  body: InstrumentAwardBody,
  listKeys: ({ id }) => ({ list1: ['INSTRUMENTAWARD', id] }),
};
