import { bySystem } from '../../../shared/domain/acting.ts';
import { decideBlockRun } from '../../../shared/domain/evaluation/run/decide-run.ts';
import type { RunBody } from '../../../shared/domain/evaluation/run/run.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { addDays, closesAt, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { scoringRun } from '../../../shared/store/aggregates/scoring-run.ts';
import { listFindings } from '../../../shared/store/check-report.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { openTask, taskId } from '../../../shared/store/tasks.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { RunPage } from '../page.ts';
import { freezeWork, handledByAll } from './works.ts';

const FINDINGS_A_READ = 100;

/**
 * After a page: once every page of every category stands, either each input is frozen and the categories are measured,
 * or the run waits until the cause of what failed is mended (9-2b).
 */
export async function settleFreezing(
  { id: runId, body }: Loaded<RunBody>,
  category: string,
  now: string,
  deps: RunDeps,
): Promise<void> {
  const { round, categories } = body;
  // This category first: most pages find that it is not done yet.
  const others = categories.filter((each) => each !== category);
  const works = [category, ...others].map((each) => freezeWork(runId, round, each));
  if ((await handledByAll(deps.tables, works)) === undefined) return;
  const hard = await countFailed(runId, round, deps);
  if (hard > 0) return once(`${runId} block ${round}`, () => planBlock(runId, hard, now, deps), now, deps);
  await deps.pages.send(categories.map((each): RunPage => ({ step: 'MEASURE', runId, category: each })));
}

async function countFailed(runId: string, round: number, { tables }: RunDeps): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await listFindings(
      tables,
      runId,
      { kind: 'HARD', round },
      { limit: FINDINGS_A_READ, cursor },
    );
    count += page.items.length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return count;
}

async function planBlock(
  runId: string,
  hard: number,
  now: string,
  { tables, settings }: RunDeps,
): Promise<Plan<undefined> | undefined> {
  const run = await get(tables, scoringRun, runId);
  if (run.status !== 'FREEZING') return undefined;
  const decided = orThrow(decideBlockRun(run, { hard }, bySystem(now)));
  const { policy } = await settings.current(now);
  const subjectRef = `RUN#${runId}`;
  const dueAt = closesAt(addDays(toLocalDate(now), policy.get('task.days')));
  const task = await openTask(
    tables,
    taskId(subjectRef, 'MEND_HARD_CHECK', run.body.round),
    { queue: 'CENTRE_OFFICER', kind: 'MEND_HARD_CHECK', subjectRef, dueAt },
    { now, article: '9-2b' },
  );
  return { changes: [change(scoringRun, run, decided), ...(task ? [task] : [])], response: undefined };
}
