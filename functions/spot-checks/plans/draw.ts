import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { drawSample, populationHash } from '../../../shared/domain/sampling/draw.ts';
import { decideSample } from '../../../shared/domain/spot-check/decide-plan.ts';
import { drawContextOf } from '../../../shared/domain/spot-check/plan.ts';
import { spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { SpotChecksWorkerDeps } from '../deps.ts';
import { once } from './once.ts';
import { CHECKS_A_PAGE, type PlanPage } from './page.ts';
import {
  chunks,
  readCoverage,
  readSample,
  SAMPLED_A_PAGE,
  type SampleEntry,
  samplePages,
  wholePopulation,
} from './population.ts';

export const SealedSeed = onFirstUse(() => z.strictObject({ seed: z.string() }));

/**
 * Draws the sample of a plan once, with the seed that was committed to, and has its checks opened by pages. Repeated,
 * it asks for the same pages, which open nothing twice.
 */
export async function drawPlan(planId: string, now: string, deps: SpotChecksWorkerDeps): Promise<void> {
  await once(`${planId} draw`, () => planSample(planId, now, deps), now, deps);
  const entries = await readSample(deps.tables, planId);
  const pages = chunks(entries, CHECKS_A_PAGE).map((page, i): PlanPage => ({
    step: 'OPEN',
    planId,
    page: i + 1,
    entries: page,
  }));
  await deps.pages.send(pages);
}

async function planSample(
  planId: string,
  now: string,
  { tables, settings, sealed }: SpotChecksWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, spotCheckPlan, planId);
  const { quarter, policyVersion, seedRef, population: frozen } = found.body;
  const policy = await settings.policyOf(policyVersion);
  const [{ seed }, population, atLeast] = await Promise.all([
    sealed.open(seedRef, SealedSeed()),
    wholePopulation(tables, planId),
    readCoverage(tables, planId),
  ]);
  if (populationHash(population, atLeast) !== frozen?.hash)
    throw new Error(`the population of ${planId} is not as frozen`);
  const perAgency = policy.get('spotCheck.minPerAgencyYear');
  const size = Math.ceil(population.length * policy.get('spotCheck.fraction'));
  const { drawn, covered } = drawSample({ seed, context: drawContextOf(quarter), population, size, atLeast });
  const entries = [
    ...drawn.map((id): SampleEntry => [id, 'RANDOM']),
    ...covered.map((id): SampleEntry => [id, 'COVERAGE']),
  ];
  const pages = Math.ceil(entries.length / SAMPLED_A_PAGE);
  const sample = { seed, size, perAgency, drawn: entries.length, pages };
  const decided = decideSample(found, sample, now);
  return (
    decided && {
      changes: [change(spotCheckPlan, found, decided)],
      projections: samplePages(planId, entries),
      response: undefined,
      policyVersion,
    }
  );
}
