import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { sample, survey } from '../../shared/store/aggregates/satisfaction.ts';
import type { Plan, Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { SatisfactionDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { sampleView, surveyView } from './views.ts';

/** The samples of a cycle by status; the missing answers of each are part of the review report (domain §6.5). */
export async function listSamples(
  { params, query }: Request<(typeof routes)['listSamples']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `SAMPLE#${params.cycleId}#${query.status}` };
  const { items, ...rest } = await list(tables, sample, 'list1', key, query);
  return { status: 200, body: { items: items.map(sampleView), ...rest } };
}

/** The surveys of one sample, as drawn, or those of a cycle in one status. */
export async function listSurveys(
  { params, query, principal }: Request<(typeof routes)['listSurveys']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await (query.agencyId === undefined
    ? list(tables, survey, 'list1', { pk: `SURVEY#${params.cycleId}#${query.status}` }, query)
    : list(tables, survey, 'list2', { pk: `SURVEY#SAMPLE#${params.cycleId}.${query.agencyId}` }, query));
  return { status: 200, body: { items: items.map((each) => surveyView(each, principal)), ...rest } };
}

export async function readSurvey(
  { params, principal }: Request<(typeof routes)['readSurvey']>,
  { tables }: SatisfactionDeps,
): Promise<Reply> {
  const found = await get(tables, survey, params.surveyId);
  return { status: 200, body: surveyView(found, principal), headers: etag(found.version) };
}

/** A sample is drawn once, by the platform: nobody draws it, and nobody draws it again (9-3b). @throws SAMPLE_LOCKED */
export async function redrawSamples(
  { params }: Request<(typeof routes)['redrawSamples']>,
  { tables }: SatisfactionDeps,
): Promise<Plan> {
  const { status, body } = await get(tables, evaluationCycle, params.cycleId);
  const scored = body.scoring?.scoredAt !== undefined;
  throw new ProblemError(
    refuse(scored ? 'SAMPLE_LOCKED' : 'ILLEGAL_TRANSITION', { article: '9-3b', extra: { state: status } }),
  );
}
