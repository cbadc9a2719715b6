import { randomBytes } from 'node:crypto';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { DrawBundle } from '../../../shared/domain/sampling/bundle.ts';
import { decideOrderDraw, decidePlan } from '../../../shared/domain/spot-check/decide-plan.ts';
import { drawContextOf } from '../../../shared/domain/spot-check/plan.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { readCoverage, readPopulation, readSample } from './population.ts';
import { drawStep, planStep } from './steps.ts';
import { planView } from './view.ts';

const SEED_BYTES = 32;

/** Plans a quarter's checks: the seed is made, sealed, and its hash is published (3-1c, domain §6.5). */
export async function planSpotChecks(
  request: Request<(typeof routes)['planSpotChecks']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const { quarter } = body;
  if (await load(deps.tables, spotCheckPlan, quarter))
    throw new ProblemError(refuse('DUPLICATE', { article: '3-1c' }));
  const { policy } = await deps.settings.current(now);
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const seedRef = `SPOTCHECKPLAN-${quarter}/seed`;
  const officer = acting(request);
  const decided = orThrow(decidePlan(quarter, { seed, seedRef }, { ...officer, policy }));
  const after = standingAfter({ id: quarter }, decided);
  return {
    changes: [
      change(spotCheckPlan, { newId: quarter }, decided),
      ...(await closeStep(planStep(quarter), officer, deps.tables)),
    ],
    sealed: [await deps.sealed.seal(seedRef, { seed }, now)],
    response: {
      status: 201,
      body: planView(after, principal),
      headers: { location: `/spot-check-plans/${quarter}`, ...etag(after.version) },
    },
  };
}

/** Another person orders the draw; it is carried out in the background. */
export async function drawSpotChecks(
  request: Request<(typeof routes)['drawSpotChecks']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await get(deps.tables, spotCheckPlan, request.params.planId);
  requireVersion(found, request.ifMatch);
  const officer = acting(request);
  const decided = orThrow(decideOrderDraw(found, officer));
  const after = standingAfter(found, decided);
  const notBy = {
    path: ['plannedBy'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '3-1c' }),
  };
  return {
    changes: [
      change(spotCheckPlan, found, decided, notBy),
      ...(await closeStep(drawStep(found.id), officer, deps.tables)),
    ],
    response: { status: 202, body: planView(after, request.principal), headers: etag(after.version) },
  };
}

export async function listSpotCheckPlans(
  { query, principal }: Request<(typeof routes)['listSpotCheckPlans']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: 'SPOTCHECKPLAN', newestFirst: true };
  const { items, ...rest } = await list(tables, spotCheckPlan, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => planView(each, principal)), ...rest } };
}

export async function readSpotCheckPlan(
  { params, principal }: Request<(typeof routes)['readSpotCheckPlan']>,
  { tables }: SpotChecksDeps,
): Promise<Reply> {
  const found = await get(tables, spotCheckPlan, params.planId);
  return { status: 200, body: planView(found, principal), headers: etag(found.version) };
}

/**
 * One part of the bundle from which the draw can be repeated (`npm run verify`): every part says all but the
 * population, of which it carries a stretch.
 */
export async function readDrawBundle(
  { params, query }: Request<(typeof routes)['readDrawBundle']>,
  { tables }: SpotChecksDeps,
): Promise<Reply> {
  const { id, body } = await get(tables, spotCheckPlan, params.planId);
  const { quarter, seedHash, population, sample, replacements } = body;
  if (sample === undefined || population === undefined) {
    const detail = { zh: '尚未抽取，种子未公开', en: 'Nothing is drawn yet and the seed is sealed' };
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article: '3-1c', detail }));
  }
  const [{ members, cursor }, entries, atLeast] = await Promise.all([
    readPopulation(tables, id, query),
    readSample(tables, id),
    readCoverage(tables, id),
  ]);
  const drawnAs = (part: string) => entries.filter(([, each]) => each === part).map(([orderId]) => orderId);
  const bundle: DrawBundle = {
    kind: 'DRAW',
    version: 1,
    context: drawContextOf(quarter),
    seedHash,
    seed: sample.seed,
    populationHash: population.hash,
    population: members,
    size: sample.size,
    atLeast,
    result: { drawn: drawnAs('RANDOM'), covered: drawnAs('COVERAGE') },
    replacements,
  };
  return { status: 200, body: { bundle, ...(cursor !== undefined && { cursor }) } };
}
