import { bySystem } from '../../../shared/domain/acting.ts';
import { decideFinishScoring } from '../../../shared/domain/evaluation/cycle/scoring.ts';
import { decideFinishRun } from '../../../shared/domain/evaluation/run/decide-run.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { addDays, closesAt, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { listFindings } from '../../../shared/store/check-report.ts';
import { type Change, change, type Check, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import { type PageOf, type RunPage, TASKS_A_PAGE } from '../page.ts';
import { handledByAll, scoreWork } from './works.ts';

/** After a page: once every page of every category stands, the run is done and the cycle SCORED, in one commit (9-2c). */
export async function settleScoring(
  { id: runId, body }: Loaded<RunBody>,
  category: string,
  now: string,
  deps: RunDeps,
): Promise<void> {
  const others = body.categories.filter((each) => each !== category);
  const works = [category, ...others].map((each) => scoreWork(runId, each));
  if ((await handledByAll(deps.tables, works)) === undefined) return;
  const tasks: RunPage = { step: 'OUTLIERS', runId, page: 1 };
  await deps.pages.send([tasks]);
  await once(`${runId} finish`, () => planFinish(runId, now, deps), now, deps);
}

async function planFinish(
  runId: string,
  now: string,
  { tables }: RunDeps,
): Promise<Plan<undefined> | undefined> {
  const run = await get(tables, scoringRun, runId);
  const { frozen, cycleId } = run.body;
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (run.status !== 'SCORING' || cycle.status !== 'SCORING' || frozen === undefined) return undefined;
  const { snapshotHash } = frozen;
  return {
    changes: [
      change(scoringRun, run, orThrow(decideFinishRun(run, bySystem(now)))),
      change(evaluationCycle, cycle, orThrow(decideFinishScoring(cycle, { snapshotHash }, bySystem(now)))),
    ],
    response: undefined,
  };
}

const subjectOf = (entryId: string) => `ENTRY#${entryId}`;
const taskOf = (entryId: string) => taskId(subjectOf(entryId), 'REVIEW_OUTLIER', 1);

/** Where an entry's outliers are still to be looked at: past it nothing would close their task. */
const BEFORE_REVIEWED = ['COMPUTED', 'UNDER_REVIEW', 'SUPPLEMENT_REQUESTED', 'SITE_VISIT'];

/** Opens a task for each outlier of a page of the report, then asks for the next (9-2b). */
export async function openOutlierTasks(
  { runId, page, cursor }: PageOf<'OUTLIERS'>,
  now: string,
  deps: RunDeps,
): Promise<void> {
  const { tables, settings } = deps;
  const found = await listFindings(tables, runId, { kind: 'OUTLIER' }, { limit: TASKS_A_PAGE, cursor });
  const { policy } = await settings.current(now);
  const dueAt = closesAt(addDays(toLocalDate(now), policy.get('task.days')));
  const plan = async (): Promise<Plan<undefined> | undefined> => {
    const changes: Change[] = [];
    const checks: Check[] = [];
    const entries = await loadMany(
      tables,
      entry,
      found.items.map(({ entryId }) => entryId),
    );
    for (const { entryId, uscc } of found.items) {
      const outlier = entries.get(entryId);
      if (outlier === undefined || !BEFORE_REVIEWED.includes(outlier.status)) continue;
      const about = {
        queue: 'CENTRE_OFFICER',
        kind: 'REVIEW_OUTLIER',
        subjectRef: subjectOf(entryId),
        uscc,
        dueAt,
      } as const;
      const task = await openTask(tables, taskOf(entryId), about, { now, article: '9-2b' });
      if (task === undefined) continue;
      changes.push(task);
      checks.push({ kind: entry.kind, id: entryId, version: outlier.version });
    }
    return changes.length === 0 ? undefined : { changes, checks, response: undefined };
  };
  await once(`${runId} outliers ${page}`, plan, now, deps);
  if (found.cursor === undefined) return;
  const next: RunPage = { step: 'OUTLIERS', runId, page: page + 1, cursor: found.cursor };
  await deps.pages.send([next]);
}

/** An entry that is reviewed, withheld or out has had its outliers looked at. */
export async function closeOutlierTask(
  eventId: string,
  entryId: string,
  now: string,
  deps: RunDeps,
): Promise<void> {
  const { actor } = bySystem(now);
  const plan = async (): Promise<Plan<undefined> | undefined> => {
    const closed = await closeTask(deps.tables, taskOf(entryId), { now, actor, article: '9-2b' });
    return closed && { changes: [closed], response: undefined };
  };
  await once(eventId, plan, now, deps);
}
