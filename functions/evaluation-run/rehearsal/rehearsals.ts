import { decideOrderRehearsal } from '../../../shared/domain/evaluation/rehearsal/rehearsal.ts';
import { type IndicatorScheme, schemeHash } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { CommonApiDeps, ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { listGradeChanges, rehearsal } from '../../../shared/store/rehearsal.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import type { routes } from '../routes.ts';
import { gradeChangeView, rehearsalView } from './view.ts';

/** Tries a draft, or parts of the scheme replaced, on a cycle that was scored; carried out in the background (8-3). */
export async function orderRehearsal(
  request: Request<(typeof routes)['orderRehearsal']>,
  { tables }: CommonApiDeps,
): Promise<Plan> {
  const { params, body } = request;
  const cycle = await get(tables, evaluationCycle, params.cycleId);
  if (cycle.body.scoring?.scoredAt === undefined) {
    const detail = { zh: '该评价周期尚未完成系统评分', en: 'The cycle is not scored yet' };
    throw new ProblemError(
      refuse('ILLEGAL_TRANSITION', { article: '8-3', detail, extra: { state: cycle.status } }),
    );
  }
  const base = await lockedScheme(tables, cycle.body);
  const tried =
    body.schemeId === undefined ? base : (await get(tables, evaluationScheme, body.schemeId)).body.scheme;
  const draft = { ...tried, ...given(body.replace ?? {}) };
  const id = newId();
  const order = { cycleId: cycle.id, reason: body.reason, draft, baseHash: schemeHash(base) };
  const decided = orThrow(decideOrderRehearsal(id, order, acting(request)));
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(rehearsal, { newId: id }, decided)],
    response: {
      status: 202,
      body: rehearsalView(after),
      headers: { location: `/evaluation-rehearsals/${id}`, ...etag(after.version) },
    },
  };
}

/** What was given, without members that are absent. */
const given = (replace: { readonly [K in keyof IndicatorScheme]?: IndicatorScheme[K] | undefined }) =>
  Object.fromEntries(
    Object.entries(replace).filter(([, value]) => value !== undefined),
  ) as Partial<IndicatorScheme>;

export async function listRehearsals(
  { params, query }: Request<(typeof routes)['listRehearsals']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `REHEARSAL#${params.cycleId}`, newestFirst: true };
  const { items, ...rest } = await list(tables, rehearsal, 'list1', key, query);
  return { status: 200, body: { items: items.map(rehearsalView), ...rest } };
}

export async function readRehearsal(
  { params }: Request<(typeof routes)['readRehearsal']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const found = await get(tables, rehearsal, params.rehearsalId);
  return { status: 200, body: rehearsalView(found), headers: etag(found.version) };
}

/** Who would change grade, by agency. */
export async function listRehearsalChanges(
  { params, query }: Request<(typeof routes)['listRehearsalChanges']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  await get(tables, rehearsal, params.rehearsalId);
  const { items, ...rest } = await listGradeChanges(tables, params.rehearsalId, query);
  return { status: 200, body: { items: items.map(gradeChangeView), ...rest } };
}
