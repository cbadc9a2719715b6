import { RewardExcluded } from '../../../events/reward-excluded/v1.ts';
import { RewardListed } from '../../../events/reward-listed/v1.ts';
import type { RewardExclusion } from '../../../events/reward-ref.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import type { AwardRow } from './instrument-award.ts';
import {
  followReward,
  type RewardBody,
  type RewardDecision,
  rewardRefOf,
  type RewardState,
} from './reward.ts';

/** What a reward is listed for: a ranked entry with its published grade. */
export interface Rewardable extends Pick<
  RewardBody,
  'cycleId' | 'category' | 'agencyId' | 'uscc' | 'agencyName' | 'periodFrom' | 'periodTo' | 'amountFen'
> {
  readonly entryId: string;
  readonly primary: boolean;
  readonly grade: string;
}

/** Why it is excluded, with what says so. */
export interface Exclusion {
  readonly cause: RewardExclusion;
  readonly award?: AwardRow | undefined;
  readonly reason?: string | undefined;
}

/** – → ELIGIBLE: the ranked category of an agency only, and two grades only (10-2a, 10-3a). */
export function decideListReward(
  { entryId, primary, grade, ...about }: Rewardable,
  { now }: Pick<Acting, 'now'>,
): Decided<RewardBody> | Refusal {
  if (!primary || (grade !== 'EXCELLENT' && grade !== 'GOOD')) {
    return refuse('ILLEGAL_TRANSITION', {
      article: '10-2a',
      detail: {
        zh: '仅对参与排名且评为优秀、良好的服务类别给予奖励',
        en: 'Only the ranked category of an agency is rewarded, and only when it is EXCELLENT or GOOD',
      },
    });
  }
  const body: RewardBody = { ...about, grade, listedAt: now, rounds: 0 };
  const event = happened(RewardListed, rewardRefOf({ id: entryId, body }), {
    article: '10-2a',
    to: 'ELIGIBLE',
    refs: { entry: entryId, agency: about.agencyId },
    record: { ...(about.amountFen !== undefined && { amountFen: about.amountFen }) },
  });
  return { events: [event], body };
}

const ARTICLES = {
  INSTRUMENT_AWARD: '10-3c',
  DUPLICATE: '10-3b',
  WITHHELD: '10-2a',
  GRADE_CHANGED: '10-2a',
} as const;

/** ELIGIBLE → EXCLUDED: the money only; grade, rank and showcase stay (domain §6.6). */
export function decideExcludeReward(
  state: RewardState,
  { cause, award, reason }: Exclusion,
  acting: Acting,
): RewardDecision {
  const to = followReward(state.status, 'exclude', acting);
  if (isRefusal(to)) return to;
  const { now, actor } = acting;
  const source = award && { awardYear: award.awardYear, sourceDoc: award.sourceDoc };
  const event = happened(
    RewardExcluded,
    { ...rewardRefOf(state), cause },
    {
      article: ARTICLES[cause],
      to,
      ...(reason !== undefined && { reason }),
      ...(source && { record: { award: source } }),
    },
  );
  const { proposal: _, ...body } = state.body;
  return {
    events: [event],
    body: {
      ...body,
      excluded: {
        cause,
        at: now,
        by: actor.id,
        ...(reason !== undefined && { reason }),
        ...(source && { award: source }),
      },
    },
  };
}

/** ELIGIBLE stays, in the other rewarded grade: an amendment before anybody confirmed; a proposal lapses. */
export function decideRegradeReward(
  state: RewardState,
  { grade, amountFen }: Pick<RewardBody, 'grade' | 'amountFen'>,
  acting: Acting,
): RewardDecision {
  const to = followReward(state.status, 'regrade', acting);
  if (isRefusal(to)) return to;
  const { proposal: _, amountFen: __, ...rest } = state.body;
  const body: RewardBody = { ...rest, grade, ...(amountFen !== undefined && { amountFen }) };
  const event = happened(RewardListed, rewardRefOf({ id: state.id, body }), {
    article: '10-2a',
    to,
    record: { before: state.body.grade, ...(amountFen !== undefined && { amountFen }) },
  });
  return { events: [event], body };
}
