import { decideUpheld } from '../../../shared/domain/evaluation/cycle/objections.ts';
import { decidePublicise, resultOf } from '../../../shared/domain/evaluation/cycle/result.ts';
import type { CategoryResultBody } from '../../../shared/domain/evaluation/result/category-result.ts';
import { isKept } from '../../../shared/domain/evaluation/result/decide-ranking.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { progressOf } from '../../../shared/store/pages.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsDeps } from '../deps.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import type { routes } from '../routes.ts';
import { walkWork } from '../walk-entries.ts';
import { answer, cycleFor } from './handling.ts';

/**
 * RESULT_DRAFTED → RESULT_PUBLICITY; the notices of what changed are opened in the background (9-5).
 * @throws RESULT_NOT_WRITTEN while entries are written, ILLEGAL_TRANSITION with a category that an upheld objection left open
 */
export async function publiciseResult(
  request: Request<(typeof routes)['publiciseResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const decided = orThrow(decidePublicise(cycle, acting(request)));
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const statuses = results.map(({ status }) => status);
  const draft = resultOf(cycle).draft;
  const unwritten = results.some(
    ({ body: { proposal, ranking } }) =>
      proposal?.draft === draft && proposal.rankingHash !== ranking?.rankingHash,
  );
  const restored = await Promise.all(
    results.filter((result) => isKept(result, draft)).map((result) => isRestored(result, draft, tables)),
  );
  if (unwritten || restored.includes(false) || statuses.includes('WRITING') || results.length === 0)
    throw new ProblemError(refuse('RESULT_NOT_WRITTEN', { article: '9-5' }));
  if (statuses.includes('UPHELD')) {
    const detail = {
      zh: '异议成立的类别须退回复核并重新形成结果',
      en: 'A category with an upheld objection goes back to review and is drafted anew first',
    };
    throw new ProblemError(
      refuse('ILLEGAL_TRANSITION', { article: '9-5', detail, extra: { state: cycle.status } }),
    );
  }
  return {
    changes: [change(evaluationCycle, cycle, decided)],
    response: { ...answer(cycle, decided, request), status: 202 },
  };
}

/** Whether every entry of a category whose ranking goes on to stand has its result again. */
async function isRestored(
  { body: { cycleId, category, ranking } }: Loaded<CategoryResultBody>,
  draft: number,
  tables: Tables,
): Promise<boolean> {
  const work = walkWork({ step: 'RESTORE', cycleId, category, run: ranking?.run ?? '', draft });
  const { pages, total } = await progressOf(tables, work);
  return total !== undefined && pages >= total;
}

/**
 * OBJECTION_HANDLING → RESULT_DRAFTED after an upheld objection (9-5x): by a reviewer who did not decide on the result that
 * was objected to (④).
 */
export async function redraftResult(
  request: Request<(typeof routes)['redraftResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const officer = acting(request);
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const refusal = refuse('FOUR_EYES', { article: '9-5' });
  if (cycle.body.result?.decidedBy === officer.actor.id) throw new ProblemError(refusal);
  const decided = orThrow(
    decideUpheld(cycle, { rankingHash: cycle.body.result?.rankingHash ?? '' }, officer),
  );
  if (!results.some(({ status }) => status === 'UPHELD')) {
    const detail = { zh: '没有成立的异议', en: 'No objection is upheld' };
    throw new ProblemError(
      refuse('ILLEGAL_TRANSITION', { article: '9-5', detail, extra: { state: cycle.status } }),
    );
  }
  const notBy = { path: ['result', 'decidedBy'], actorId: officer.actor.id, refusal };
  return {
    changes: [change(evaluationCycle, cycle, decided, notBy)],
    response: answer(cycle, decided, request),
  };
}

/** What is publicised is fixed, and what is published is changed by the Commission's amendment only (9-5, 9-6b). */
export async function editResult(
  request: Request<(typeof routes)['editResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const published = ['PUBLISHED', 'CLOSED'].includes(cycle.status);
  const detail = published
    ? {
        zh: '结果已公布，须由市科委决定更正',
        en: 'The result is published: only an amendment by the Commission',
      }
    : { zh: '等次仅可因异议成立而改变', en: 'A grade changes through an upheld objection only' };
  throw new ProblemError(
    refuse(published ? 'COMMISSION_DECISION_REQUIRED' : 'PUBLICITY_CONTENT_FIXED', {
      article: published ? '9-6b' : '9-5',
      detail,
      extra: { state: cycle.status },
    }),
  );
}
