import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { awardInPeriod } from '../../../shared/domain/reward/instrument-award.ts';
import {
  decideExcludeReward,
  decideListReward,
  decideRegradeReward,
  type Exclusion,
} from '../../../shared/domain/reward/list.ts';
import type { RewardBody } from '../../../shared/domain/reward/reward.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { instrumentAward, oneRewardOf, reward, takeReward } from '../../../shared/store/aggregates/reward.ts';
import { change } from '../../../shared/store/plan.ts';
import { guardOwner, load } from '../../../shared/store/read.ts';
import type { Graded } from '../graded.ts';
import { excludeOrQuestion } from '../rewards/exclude-or-question.ts';
import { closeRewardTask, openRewardAction, openRewardTask } from '../rewards/reward-tasks.ts';
import { NOTHING, type Part, type Settling } from './part.ts';

const rewarded = (grade: Graded['grade']): grade is 'EXCELLENT' | 'GOOD' =>
  grade === 'EXCELLENT' || grade === 'GOOD';

/** Rows 10-2a, 10-3b, 10-3c: the reward of an entry as its published grade has it. */
export async function rewardPart(graded: Graded, settling: Settling): Promise<Part> {
  const { entry, grade } = graded;
  const found = await load(settling.tables, reward, entry.id);
  if (!rewarded(grade)) {
    if (found === undefined) return NOTHING;
    const cause = grade === 'WITHHELD' ? 'WITHHELD' : 'GRADE_CHANGED';
    return excludeOrQuestion(found, { cause }, settling);
  }
  if (found === undefined) return (await listReward(graded, settling)).part;
  return found.body.grade === grade ? NOTHING : regrade(found, grade, settling);
}

async function regrade(
  found: Loaded<RewardBody>,
  grade: 'EXCELLENT' | 'GOOD',
  settling: Settling,
): Promise<Part> {
  if (found.status !== 'ELIGIBLE') return excludeOrQuestion(found, { cause: 'GRADE_CHANGED' }, settling);
  const { tables, policy } = settling;
  const amountFen = policy.get('reward.amounts')[grade];
  const decided = orThrow(decideRegradeReward(found, { grade, amountFen }, settling));
  const { rounds, proposal } = found.body;
  const again =
    proposal === undefined
      ? []
      : [
          ...(await closeRewardTask(tables, found, ['DECIDE_REWARD', rounds], settling)),
          ...(await openRewardTask(tables, found, ['PROPOSE_REWARD', rounds + 1], settling)),
        ];
  return { changes: [change(reward, found, decided), ...again] };
}

/** Lists it under the guard of one a cycle and agency; excluded at once for a ground that is known (SM-19). */
export async function listReward(
  graded: Graded,
  settling: Settling,
): Promise<{ readonly part: Part; readonly decided: Decided<RewardBody> }> {
  const { entry, cycle, grade } = graded;
  const { tables, policy } = settling;
  const { cycleId, category, agencyId, uscc, agencyName, result } = entry.body;
  const { periodFrom, periodTo } = cycle.body;
  const amountFen = rewarded(grade) ? policy.get('reward.amounts')[grade] : undefined;
  const listed = orThrow(
    decideListReward(
      {
        entryId: entry.id,
        cycleId,
        category,
        agencyId,
        uscc,
        agencyName,
        periodFrom,
        periodTo,
        primary: result?.primary === true,
        grade: grade ?? 'WITHHELD',
        ...(amountFen !== undefined && { amountFen }),
      },
      settling,
    ),
  );
  const state = { id: entry.id, status: 'ELIGIBLE', body: listed.body };
  const checks = [{ kind: 'ENTRY', id: entry.id, version: entry.version }];
  const owner = await guardOwner(tables, oneRewardOf(cycleId, uscc));
  const other = owner !== undefined && owner !== entry.id;
  const guards = other ? [] : [takeReward(cycleId, uscc, entry.id)];
  const exclusion: Exclusion | undefined = other
    ? { cause: 'DUPLICATE' }
    : await awardGround(listed.body, settling);
  if (exclusion !== undefined) {
    const excluded = orThrow(decideExcludeReward(state, exclusion, settling));
    const both = { events: [...listed.events, ...excluded.events], body: excluded.body };
    return {
      part: { changes: [change(reward, { newId: entry.id }, both)], guards, checks },
      decided: both,
    };
  }
  const part = {
    changes: [
      change(reward, { newId: entry.id }, listed),
      ...(await openRewardTask(tables, state, ['PROPOSE_REWARD', 1], settling)),
    ],
    projections: await openRewardAction(tables, state),
    guards,
    checks,
  };
  return { part, decided: listed };
}

async function awardGround(body: RewardBody, { tables, policy }: Settling): Promise<Exclusion | undefined> {
  const known = await load(tables, instrumentAward, body.uscc);
  const award = awardInPeriod(known?.body.awards ?? [], body, policy.get('reward.instrumentAwardMatch'));
  return award && { cause: 'INSTRUMENT_AWARD', award };
}
