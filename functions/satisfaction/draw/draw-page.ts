import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { SampleDrawn } from '../../../events/sample-drawn/v1.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideStartReview } from '../../../shared/domain/evaluation/cycle/scoring.ts';
import { SCORED_STATES } from '../../../shared/domain/evaluation/entry/machine.ts';
import { sampleIdOf } from '../../../shared/domain/evaluation/sample/sample.ts';
import { happened } from '../../../shared/domain/event.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { queryProjections } from '../../../shared/store/projections.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { SatisfactionWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import { planSample, sampledKey } from './draw-sample.ts';
import { type DrawPage, ENTRIES_A_PAGE } from './page.ts';

const SealedSeed = onFirstUse(() => z.object({ seed: z.string() }));

async function seedOf(cycle: Loaded<CycleBody>, { sealed }: SatisfactionWorkerDeps): Promise<string> {
  const { seedRef } = cycle.body;
  if (seedRef === undefined) throw new Error(`${cycle.id} has no sealed seed`);
  return (await sealed.open(seedRef, SealedSeed())).seed;
}

/** Once a cycle is scored, its categories are gone through side by side (9-3b). */
export async function startDraw(cycleId: string, deps: SatisfactionWorkerDeps): Promise<void> {
  const cycle = await get(deps.tables, evaluationCycle, cycleId);
  const { categories } = await lockedScheme(deps.tables, cycle.body);
  await deps.pages.send(categories.map((category): DrawPage => ({ step: 'DRAW', cycleId, category })));
}

/**
 * Draws the samples of the agencies on one page of a category's entries, then asks for the next. A repeated page draws
 * nothing anew. The last page of the last category ends the draw.
 */
export async function drawPage(page: DrawPage, now: string, deps: SatisfactionWorkerDeps): Promise<void> {
  const { cycleId, category, cursor } = page;
  const { tables } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  const [scheme, seed] = await Promise.all([lockedScheme(tables, cycle.body), seedOf(cycle, deps)]);
  const key = { pk: `ENTRY#CYCLE#${cycleId}#${category}` };
  const listed = await list(tables, entry, 'list1', key, { limit: ENTRIES_A_PAGE, cursor });
  const scored = listed.items.filter(({ status }) => SCORED_STATES.some((state) => state === status));
  for (const { body: agency } of scored) {
    const drawing = { cycle: cycle.body, rule: scheme.sample, seed, agency };
    const messageId = `draw ${sampleIdOf(cycleId, agency.agencyId)}`;
    await once(messageId, () => planSample(drawing, now, deps), now, deps);
  }
  if (listed.cursor !== undefined) {
    await deps.pages.send([{ ...page, cursor: listed.cursor } satisfies DrawPage]);
    return;
  }
  await once(`draw end ${cycleId} ${category}`, async () => endOf(cycleId, category), now, deps);
  if (await isOver(tables, cycleId, scheme.categories.length))
    await once(`drawn ${cycleId}`, () => planReview(cycleId, seed, now, deps), now, deps);
}

const ends = (cycleId: string): string => `PROJ#SAMPLEDRAW#${cycleId}`;

const endOf = (cycleId: string, category: string): Plan<undefined> => ({
  changes: [],
  projections: [{ put: { pk: ends(cycleId), sk: category }, item: {}, rev: undefined }],
  response: undefined,
});

/** Whoever ends the last category sees the ends of all the others: the read is consistent and comes after the write. */
async function isOver(tables: Tables, cycleId: string, categories: number): Promise<boolean> {
  const { items } = await queryProjections(tables, { pk: ends(cycleId) }, { limit: categories });
  return items.length >= categories;
}

/** SCORED → REVIEWING: the samples are drawn and the seed is open (9-3b). Undefined when that was done. */
async function planReview(
  cycleId: string,
  seed: string,
  now: string,
  { tables }: SatisfactionWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (cycle.status !== 'SCORED') return undefined;
  const { agencies, populationHash } = await wholeDraw(tables, cycleId);
  const started = orThrow(decideStartReview(cycle, { seed, populationHash }, bySystem(now)));
  const drawn = happened(SampleDrawn, { cycleId, agencies, populationHash }, { article: '9-3b' });
  return {
    changes: [change(evaluationCycle, cycle, { ...started, events: [drawn, ...started.events] })],
    response: undefined,
  };
}

const SAMPLES_A_READ = 500;

/** SHA-256 over `agency|users|size|hash`, one agency a line, in the order of their ids. */
async function wholeDraw(tables: Tables, cycleId: string) {
  const hash = createHash('sha256');
  let agencies = 0;
  let cursor: string | undefined;
  do {
    const { pk } = sampledKey(cycleId, '');
    const page = await queryProjections(tables, { pk }, { limit: SAMPLES_A_READ, cursor });
    for (const { sk, item } of page.items)
      hash.update(`${sk}|${item['users']}|${item['size']}|${item['populationHash']}\n`);
    agencies += page.items.length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { agencies, populationHash: hash.digest('hex') };
}
