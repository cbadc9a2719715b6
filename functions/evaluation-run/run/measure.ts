import { createHash } from 'node:crypto';
import { bySystem } from '../../../shared/domain/acting.ts';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { decideFreezeRun } from '../../../shared/domain/evaluation/run/decide-run.ts';
import { quartiles } from '../../../shared/domain/evaluation/run/outliers.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { categoryContext } from '../../../shared/domain/evaluation/scoring/context.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { contextKey, listSnapshot, type Measured, readMeasured } from '../../../shared/store/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf, RunPage } from '../page.ts';
import { freezeWork, handledByAll } from './works.ts';

/** About 1 KB each: under the megabyte of a query. */
const ITEMS_A_READ = 500;

/**
 * Computes the figures of a category, once, from all that is frozen of it, read as a stream: only different values are
 * kept (domain §6.1). When every category has its figures the snapshot is closed with its hash, and scoring begins.
 */
export async function measure(message: PageOf<'MEASURE'>, now: string, deps: RunDeps): Promise<void> {
  const { runId, category } = message;
  const run = await get(deps.tables, scoringRun, runId);
  if (run.status !== 'FREEZING') return startScoring(run, deps);
  const { cycleId } = run.body;
  await once(`${runId} measure ${category}`, () => planMeasured(cycleId, category, deps), now, deps);
  await closeSnapshot(run, now, deps);
}

async function planMeasured(
  cycleId: string,
  category: string,
  { tables }: RunDeps,
): Promise<Plan<undefined> | undefined> {
  if ((await readMeasured(tables, cycleId, [category])).length > 0) return undefined;
  const [context, spread, hash] = [categoryContext(), quartiles(), createHash('sha256')];
  let entries = 0;
  let cursor: string | undefined;
  do {
    const page = await listSnapshot(tables, cycleId, category, { limit: ITEMS_A_READ, cursor });
    for (const item of page.items) {
      context.add(item.inputs);
      spread.add(item.inputs);
      hash.update(`${item.agencyId} ${item.hash}\n`);
      entries += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  const measured: Measured = {
    category,
    context: context.result(),
    quartiles: spread.result(),
    entries,
    hash: hash.digest('hex'),
  };
  return {
    changes: [],
    projections: [{ put: contextKey(cycleId, category), item: { measured }, rev: undefined }],
    response: undefined,
  };
}

async function closeSnapshot(run: Loaded<RunBody>, now: string, deps: RunDeps): Promise<void> {
  const { cycleId, categories, round } = run.body;
  const measured = await readMeasured(deps.tables, cycleId, categories);
  if (measured.length < categories.length) return;
  const entries = measured.reduce((sum, each) => sum + each.entries, 0);
  const works = categories.map((category) => freezeWork(run.id, round, category));
  const expected = await handledByAll(deps.tables, works);
  if (expected === undefined || entries < expected)
    throw new Error(`${run.id} froze ${entries} of ${expected ?? 'unknown'} entries`);
  const snapshotHash = canonicalHash(measured.map(({ category, hash }) => ({ category, hash })));
  const plan = async (): Promise<Plan<undefined> | undefined> => {
    const found = await get(deps.tables, scoringRun, run.id);
    if (found.status !== 'FREEZING') return undefined;
    const decided = orThrow(decideFreezeRun(found, { entries, snapshotHash }, bySystem(now)));
    return { changes: [change(scoringRun, found, decided)], response: undefined };
  };
  await once(`${run.id} freeze`, plan, now, deps);
  await startScoring(await get(deps.tables, scoringRun, run.id), deps);
}

/** Asks for the first page of every category; a repeat finds them done. */
async function startScoring({ id: runId, status, body }: Loaded<RunBody>, { pages }: RunDeps): Promise<void> {
  if (status !== 'SCORING') return;
  await pages.send(body.categories.map((category): RunPage => ({ step: 'SCORE', runId, category, page: 1 })));
}
