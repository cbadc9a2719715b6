import { bySystem } from '../../../shared/domain/acting.ts';
import { decideCompute } from '../../../shared/domain/evaluation/entry/compute.ts';
import { outliersOf } from '../../../shared/domain/evaluation/run/outliers.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { findingWrite } from '../../../shared/store/check-report.ts';
import {
  listSnapshot,
  rankKeyWrites,
  readMeasured,
  type SnapshotItem,
} from '../../../shared/store/evaluation.ts';
import { isPageDone } from '../../../shared/store/pages.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get, type Page } from '../../../shared/store/read.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf, RunPage } from '../page.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { settleScoring } from './settle-scoring.ts';
import { scoreWork } from './works.ts';

/**
 * Scores one page of what is frozen of a category: state, event, rank key and findings of each entry in one transaction
 * with the page (9-2c). An entry that was excluded meanwhile is left as it is.
 */
export async function scorePage(message: PageOf<'SCORE'>, now: string, deps: RunDeps): Promise<void> {
  const { runId, category, page, cursor } = message;
  const { tables } = deps;
  const run = await get(tables, scoringRun, runId);
  if (run.status !== 'SCORING') return;
  const work = scoreWork(runId, category);
  if (!(await isPageDone(tables, work, String(page)))) {
    const listed = await listSnapshot(tables, run.body.cycleId, category, {
      limit: deps.entriesAPage,
      cursor,
    });
    if (listed.cursor !== undefined) {
      const next: RunPage = { ...message, page: page + 1, cursor: listed.cursor };
      await deps.pages.send([next]);
    }
    await once(`${work}#${page}`, () => planPage(message, run, listed, now, deps), now, deps);
  }
  await settleScoring(run, category, now, deps);
}

async function planPage(
  { runId, category, page }: PageOf<'SCORE'>,
  { body: run }: Loaded<RunBody>,
  listed: Page<SnapshotItem>,
  now: string,
  { tables, settings }: RunDeps,
): Promise<Plan<undefined>> {
  const [cycle, [measured], entries, policy] = await Promise.all([
    get(tables, evaluationCycle, run.cycleId),
    readMeasured(tables, run.cycleId, [category]),
    loadMany(
      tables,
      entry,
      listed.items.map(({ entryId }) => entryId),
    ),
    settings.policyOf(run.policyVersion),
  ]);
  if (measured === undefined) throw new Error(`${category} of ${run.cycleId} is not measured`);
  const scale = { scheme: await lockedScheme(tables, cycle.body), context: measured.context };
  const usual = {
    fence: policy.get('evaluation.outlierFence'),
    minEntries: policy.get('evaluation.outlierMinEntries'),
  };
  const changes: Change[] = [];
  const projections: Projection[] = [];
  for (const { entryId, inputs, hash } of listed.items) {
    const found = entries.get(entryId);
    if (found === undefined) throw new Error(`${entryId} is frozen and not there`);
    if (found.status !== 'IN_SCOPE') continue;
    const checks = outliersOf(inputs, measured.quartiles, usual);
    const computation = { runId, inputs, original: hash, checks };
    const decided = orThrow(decideCompute(found, computation, scale, bySystem(now)));
    changes.push(change(entry, found, decided));
    projections.push(...rankKeyWrites({ id: entryId, status: 'COMPUTED', body: decided.body }));
    const { agencyId, uscc } = found.body;
    if (checks.length > 0) {
      const finding = { entryId, agencyId, uscc, category, round: run.round, checks };
      projections.push(findingWrite(runId, 'OUTLIER', finding));
    }
  }
  const work = scoreWork(runId, category);
  const pages = [
    { work, page: String(page), handled: changes.length },
    ...(listed.cursor === undefined ? [{ work, total: page }] : []),
  ];
  return { changes, projections, pages, response: undefined };
}
