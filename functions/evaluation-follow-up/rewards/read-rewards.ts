import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import { oneRewardOf, reward, rewardsOf } from '../../../shared/store/aggregates/reward.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import { get, guardOwner, list, load } from '../../../shared/store/read.ts';
import { answerAs } from '../answer.ts';
import type { FollowUpDeps } from '../deps.ts';
import { gradedEntry } from '../graded.ts';
import type { routes } from '../routes.ts';
import { listReward } from '../settle/reward-part.ts';
import { rewardView } from '../views.ts';

export async function listRewards(
  { query, principal }: Request<(typeof routes)['listRewards']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { cycleId, status } = query;
  const all = `REWARD#CYCLE#${cycleId}`;
  const { items, ...rest } =
    status === undefined
      ? await list(tables, reward, 'list1', { pk: all }, query)
      : await list(tables, reward, 'list3', { pk: `${all}#${status}` }, query);
  const viewer = viewerOf(principal);
  return { status: 200, body: { items: items.map((each) => rewardView(each, viewer)), ...rest } };
}

export async function listOwnRewards(
  { query, principal }: Request<(typeof routes)['listOwnRewards']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const pk = rewardsOf(principal.uscc ?? '');
  const { items, ...rest } = await list(tables, reward, 'list2', { pk, newestFirst: true }, query);
  const viewer = viewerOf(principal);
  return { status: 200, body: { items: items.map((each) => rewardView(each, viewer)), ...rest } };
}

export async function readReward(
  { params, principal }: Request<(typeof routes)['readReward']>,
  { tables }: FollowUpDeps,
): Promise<Reply> {
  const found = await get(tables, reward, params.rewardId);
  return { status: 200, body: rewardView(found, viewerOf(principal)), headers: etag(found.version) };
}

/**
 * By hand, for an entry that the platform did not list. Its guard is the same, so that no agency is rewarded twice for a
 * cycle (10-3b).
 */
export async function enterReward(
  request: Request<(typeof routes)['enterReward']>,
  { tables, settings }: FollowUpDeps,
): Promise<Plan> {
  const { entryId } = request.body;
  const graded = await gradedEntry(tables, entryId);
  if (graded === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const { cycleId, uscc } = graded.entry.body;
  const officer = impartial(request, uscc, '10-2a');
  const [owner, before] = await Promise.all([
    guardOwner(tables, oneRewardOf(cycleId, uscc)),
    load(tables, reward, entryId),
  ]);
  if (owner !== undefined || before !== undefined)
    throw new ProblemError(refuse('DUPLICATE_REWARD', { article: '10-3b' }));
  const current = await settings.current(request.now);
  const { part, decided } = await listReward(graded, { ...officer, ...current, tables });
  return { ...part, response: answerAs({ newId: entryId }, decided, request, rewardView, 201) };
}
