import type { RewardBody } from '../../../shared/domain/reward/reward.ts';
import {
  decideProposeReward,
  decidePayReward,
  decideReward,
  decideRevokeReward,
} from '../../../shared/domain/reward/confirm.ts';
import { awardInPeriod, type AwardRow } from '../../../shared/domain/reward/instrument-award.ts';
import { decideExcludeReward } from '../../../shared/domain/reward/list.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { instrumentAward, reward } from '../../../shared/store/aggregates/reward.ts';
import { type Check, change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { answerAs } from '../answer.ts';
import type { FollowUpDeps } from '../deps.ts';
import { type Graded, gradedEntry } from '../graded.ts';
import type { routes } from '../routes.ts';
import { rewardView } from '../views.ts';
import { closeRewardDecision, closeRewardTask, openRewardTask } from './reward-tasks.ts';

interface OfReward {
  readonly params: { readonly rewardId: string };
  readonly ifMatch?: number;
}

async function findReward(request: OfReward, { tables }: FollowUpDeps): Promise<Loaded<RewardBody>> {
  const found = await get(tables, reward, request.params.rewardId);
  requireVersion(found, request.ifMatch);
  return found;
}

/**
 * An award for shared instruments in the reward's period, read consistently; the check keeps the list of a recipient
 * that is known as it was read until the commit (10-3c). A recipient's first award may be entered meanwhile: the
 * reaction to it asks to revoke what was confirmed.
 */
async function awardAgainst(
  { body }: Loaded<RewardBody>,
  now: string,
  { tables, settings }: FollowUpDeps,
): Promise<{ readonly award: AwardRow | undefined; readonly checks: readonly Check[] }> {
  const known = await load(tables, instrumentAward, body.uscc);
  const { policy } = await settings.current(now);
  return {
    award: awardInPeriod(known?.body.awards ?? [], body, policy.get('reward.instrumentAwardMatch')),
    checks: known === undefined ? [] : [{ kind: 'INSTRUMENTAWARD', id: known.id, version: known.version }],
  };
}

/** What money is confirmed or paid on: no award against it, and the published grade; neither changes until the commit. */
async function groundsOf(
  found: Loaded<RewardBody>,
  now: string,
  deps: FollowUpDeps,
): Promise<{
  readonly award: AwardRow | undefined;
  readonly grade: Graded['grade'];
  readonly checks: readonly Check[];
}> {
  const { award, checks } = await awardAgainst(found, now, deps);
  const graded = await gradedEntry(deps.tables, found.id);
  if (graded === undefined) return { award, grade: undefined, checks };
  const { id, version } = graded.entry;
  return { award, grade: graded.grade, checks: [...checks, { kind: 'ENTRY', id, version }] };
}

/** One proposes, another person decides: the Commission or the Finance Bureau (10-2a). */
export async function proposeReward(
  request: Request<(typeof routes)['proposeReward']>,
  deps: FollowUpDeps,
): Promise<Plan> {
  const found = await findReward(request, deps);
  const officer = impartial(request, found.body.uscc, '10-2a');
  const { award, checks } = await awardAgainst(found, request.now, deps);
  const decided = orThrow(decideProposeReward(found, award, officer));
  const { rounds } = decided.body;
  const { policy } = await deps.settings.current(request.now);
  return {
    changes: [
      change(reward, found, decided),
      ...(await closeRewardTask(deps.tables, found, ['PROPOSE_REWARD', rounds], officer)),
      ...(await openRewardTask(deps.tables, found, ['DECIDE_REWARD', rounds], { now: request.now, policy })),
    ],
    checks,
    response: answerAs(found, decided, request, rewardView),
  };
}

export async function decideRewardProposal(
  request: Request<(typeof routes)['decideRewardProposal']>,
  deps: FollowUpDeps,
): Promise<Plan> {
  const { tables } = deps;
  const found = await findReward(request, deps);
  const officer = impartial(request, found.body.uscc, '10-2a');
  const { checks, ...known } = await groundsOf(found, request.now, deps);
  const decided = orThrow(decideReward(found, request.body, known, officer));
  const notBy: NotBy = {
    path: ['proposal', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '10-2a' }),
  };
  const response = answerAs(found, decided, request, rewardView);
  if (request.body.approve) {
    const { changes, projections } = await closeRewardDecision(tables, found, officer);
    return { changes: [change(reward, found, decided, notBy), ...changes], projections, checks, response };
  }
  const { rounds } = found.body;
  const { policy } = await deps.settings.current(request.now);
  return {
    changes: [
      change(reward, found, decided, notBy),
      ...(await closeRewardTask(tables, found, ['DECIDE_REWARD', rounds], officer)),
      ...(await openRewardTask(tables, found, ['PROPOSE_REWARD', rounds + 1], { now: request.now, policy })),
    ],
    response,
  };
}

export async function excludeReward(
  request: Request<(typeof routes)['excludeReward']>,
  deps: FollowUpDeps,
): Promise<Plan> {
  const found = await findReward(request, deps);
  const officer = impartial(request, found.body.uscc, '10-3c');
  const { cause, reason } = request.body;
  const { award } = await awardAgainst(found, request.now, deps);
  if (cause === 'INSTRUMENT_AWARD' && award === undefined) {
    const fields = [{ field: 'body.cause', zh: '评价时限内无此类奖励', en: 'no award lies in the period' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '10-3c', fields }));
  }
  const decided = orThrow(
    decideExcludeReward(found, { cause, reason, ...(cause === 'INSTRUMENT_AWARD' && { award }) }, officer),
  );
  const { changes, projections } = await closeRewardDecision(deps.tables, found, officer);
  return {
    changes: [change(reward, found, decided), ...changes],
    projections,
    response: answerAs(found, decided, request, rewardView),
  };
}

export async function payReward(
  request: Request<(typeof routes)['payReward']>,
  deps: FollowUpDeps,
): Promise<Plan> {
  const found = await findReward(request, deps);
  const officer = impartial(request, found.body.uscc, '10-2a');
  const { checks, ...known } = await groundsOf(found, request.now, deps);
  const decided = orThrow(decidePayReward(found, request.body, known, officer));
  return {
    changes: [change(reward, found, decided)],
    checks,
    response: answerAs(found, decided, request, rewardView),
  };
}

export async function revokeReward(
  request: Request<(typeof routes)['revokeReward']>,
  deps: FollowUpDeps,
): Promise<Plan> {
  const found = await findReward(request, deps);
  const officer = impartial(request, found.body.uscc, '10-3c');
  const decided = orThrow(decideRevokeReward(found, request.body.reason, officer));
  return {
    changes: [
      change(reward, found, decided),
      ...(await closeRewardTask(deps.tables, found, ['REVOKE_REWARD', 1], officer)),
    ],
    response: answerAs(found, decided, request, rewardView),
  };
}
