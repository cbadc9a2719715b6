import type { Decided } from '../../../shared/domain/event.ts';
import { isRefusal, ProblemError, refuse, type Refusal } from '../../../shared/domain/problem.ts';
import {
  decideAssign,
  decideClaim,
  decideComplete,
  decideHandOver,
  decideRelease,
} from '../../../shared/domain/task/move-task.ts';
import type { TaskBody } from '../../../shared/domain/task/task.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { colleague } from './colleague.ts';
import { assigns, taskView } from './task-view.ts';

type BulkRequest = Request<(typeof routes)['moveTasks']>;
type Move = (found: Loaded<TaskBody>) => Decided<TaskBody> | Refusal;

/**
 * One move for many tasks. A dry run says of each what would become of it and changes nothing; without it either all
 * move, in one commit, or none does and the answer is the list of those that may not.
 */
export async function moveTasks(request: BulkRequest, deps: AdministrationDeps): Promise<Plan> {
  const { principal, body } = request;
  const move = await moveOf(request, deps);
  const ids = [...new Set(body.taskIds)];
  const tried = await Promise.all(
    ids.map(async (taskId) => {
      const found = await load(deps.tables, task, taskId);
      const seen = found && (principal.roles.includes(found.body.queue) || assigns(principal.roles));
      return { taskId, found, decided: found && seen ? move(found) : refuse('NOT_FOUND') };
    }),
  );
  const changes = tried.flatMap(({ found, decided }) =>
    found === undefined || isRefusal(decided) ? [] : change(task, found, decided),
  );
  const results = tried.map(({ taskId, found, decided }) =>
    found === undefined || isRefusal(decided)
      ? { taskId, ok: false, code: isRefusal(decided) ? decided.refused : 'NOT_FOUND' }
      : { taskId, ok: true, task: taskView(standingAfter(found, decided), principal.roles) },
  );
  const answer = { dryRun: body.dryRun, moved: body.dryRun ? 0 : changes.length, results };
  if (body.dryRun) return { changes: [], response: { status: 200, body: answer } };
  if (changes.length < ids.length) throw new ProblemError(notAll(results));
  return { changes, response: { status: 200, body: answer } };
}

function notAll(results: readonly { taskId: string; ok: boolean; code?: string }[]): Refusal {
  const fields = results
    .filter(({ ok }) => !ok)
    .map(({ taskId, code }) => ({
      field: 'body.taskIds',
      zh: `任务 ${taskId} 不能执行此操作（${code}）`,
      en: `task ${taskId} cannot be moved so (${code})`,
    }));
  return refuse('VALIDATION_FAILED', { article: '3-2', fields });
}

async function moveOf(request: BulkRequest, deps: AdministrationDeps): Promise<Move> {
  const { body } = request;
  const by = acting(request);
  switch (body.action) {
    case 'claim':
      return (found) => decideClaim(found, by);
    case 'release':
      return (found) => decideRelease(found, by);
    case 'complete':
      return (found) => decideComplete(found, body.reason, by);
    case 'handOver': {
      const to = await colleague(body.to, deps);
      return (found) => decideHandOver(found, to, body.reason, by);
    }
    case 'assign': {
      const to = await colleague(body.to, deps);
      return (found) => decideAssign(found, to, body.reason, by);
    }
  }
}
