import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { OFFICER_ROLES, type OfficerRole, type Role } from '../../../shared/domain/identity/role.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import {
  decideAssign,
  decideClaim,
  decideComplete,
  decideHandOver,
  decideRelease,
} from '../../../shared/domain/task/move-task.ts';
import type { TaskBody } from '../../../shared/domain/task/task.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { colleague } from './colleague.ts';
import { assigns, taskView } from './task-view.ts';

/**
 * The queue of a caller who has one role needs no name; one with several is asked which, so that none is overlooked.
 * @throws VALIDATION_FAILED naming the queues to choose from
 */
function onlyQueue({ roles }: Pick<Principal, 'roles'>): OfficerRole | undefined {
  const queues = OFFICER_ROLES.filter((role) => roles.includes(role));
  if (queues.length <= 1) return queues[0];
  const zh = `请指明工作队列：${queues.join('、')}`;
  const fields = [{ field: 'query.queue', zh, en: `name the queue, one of ${queues.join(', ')}` }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '3-2', fields }));
}

/**
 * The work queue of one of the caller's roles, or what the caller has claimed; the administrator sees every queue, to
 * assign what sits there. `overdue` narrows it to what should be done by now.
 */
export async function listTasks(
  { query, principal, now }: Request<(typeof routes)['listTasks']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const range = query.overdue ? { before: now } : {};
  const { items, ...rest } = query.mine
    ? await list(deps.tables, task, 'list3', { pk: `TASK#PERSON#${principal.id}`, ...range }, query)
    : await list(deps.tables, task, 'list1', { pk: `TASK#${seenQueue()}`, ...range }, query);
  const views = items.map((each) => taskView(each, principal.roles));
  return { status: 200, body: { items: views, ...rest } };

  function seenQueue(): OfficerRole {
    const queue = query.queue ?? onlyQueue(principal);
    if (queue === undefined || !(principal.roles.includes(queue) || assigns(principal.roles)))
      throw new ProblemError(refuse('FORBIDDEN_ROLE'));
    return queue;
  }
}

function moved(loaded: Loaded<TaskBody>, decided: Decided<TaskBody>, roles: readonly Role[]): Plan {
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(task, loaded, decided)],
    response: { status: 200, body: taskView(after, roles), headers: etag(after.version) },
  };
}

/** The task that a request is about, at the version it names. */
async function taskFor(
  { params, ifMatch }: Pick<Request<(typeof routes)['claimTask']>, 'params' | 'ifMatch'>,
  { tables }: AdministrationDeps,
): Promise<Loaded<TaskBody>> {
  const loaded = await get(tables, task, params.taskId);
  requireVersion(loaded, ifMatch);
  return loaded;
}

export async function claimTask(
  request: Request<(typeof routes)['claimTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const loaded = await taskFor(request, deps);
  return moved(loaded, orThrow(decideClaim(loaded, acting(request))), request.principal.roles);
}

export async function handOverTask(
  request: Request<(typeof routes)['handOverTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const { to, reason } = request.body;
  const [loaded, person] = await Promise.all([taskFor(request, deps), colleague(to, deps)]);
  const decided = orThrow(decideHandOver(loaded, person, reason, acting(request)));
  return moved(loaded, decided, request.principal.roles);
}

/** Gives a task to a person by name, whoever holds it: the administrator's way with what sits too long. */
export async function assignTask(
  request: Request<(typeof routes)['assignTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const { to, reason } = request.body;
  const [loaded, person] = await Promise.all([taskFor(request, deps), colleague(to, deps)]);
  return moved(
    loaded,
    orThrow(decideAssign(loaded, person, reason, acting(request))),
    request.principal.roles,
  );
}

export async function releaseTask(
  request: Request<(typeof routes)['releaseTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const loaded = await taskFor(request, deps);
  return moved(loaded, orThrow(decideRelease(loaded, acting(request))), request.principal.roles);
}

export async function completeTask(
  request: Request<(typeof routes)['completeTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const loaded = await taskFor(request, deps);
  const decided = orThrow(decideComplete(loaded, request.body.reason, acting(request)));
  return moved(loaded, decided, request.principal.roles);
}
