import type { Decided } from '../../../shared/domain/event.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { allowedActions } from '../../../shared/domain/machine.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { taskMachine, type TaskStatus } from '../../../shared/domain/task/machine.ts';
import {
  decideClaim,
  decideComplete,
  decideHandOver,
  decideRelease,
} from '../../../shared/domain/task/move-task.ts';
import { REMINDERS, type TaskBody } from '../../../shared/domain/task/task.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

function view(taskId: string, status: string, version: number, body: TaskBody, roles: readonly Role[]) {
  const { doneBy: _by, doneAt: _at, claimedAt: _claimed, ...shown } = body;
  const mine = roles.includes(body.queue);
  const actions = mine
    ? allowedActions(taskMachine, status as TaskStatus, roles).flatMap((each) => {
        if (each !== 'close') return each;
        return REMINDERS.includes(body.kind) ? 'complete' : [];
      })
    : [];
  return { taskId, status, version, ...shown, allowedActions: actions };
}

/** The work queue of one of the caller's roles (the first, unless one is named), or what the caller has claimed. */
export async function listTasks(
  { query, principal }: Request<(typeof routes)['listTasks']>,
  deps: AdministrationDeps,
): Promise<Reply> {
  const queue = query.queue ?? principal.roles[0];
  if (queue === undefined || !principal.roles.includes(queue))
    throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const { items, ...rest } = query.mine
    ? await list(deps.tables, task, 'list3', { pk: `TASK#PERSON#${principal.id}` }, query)
    : await list(deps.tables, task, 'list1', { pk: `TASK#${queue}` }, query);
  const views = items.map(({ id, status, version, body }) =>
    view(id, status, version, body, principal.roles),
  );
  return { status: 200, body: { items: views, ...rest } };
}

function moved(
  loaded: Loaded<TaskBody>,
  status: TaskStatus,
  decided: Decided<TaskBody>,
  roles: readonly Role[],
): Plan {
  const version = loaded.version + 1;
  return {
    changes: [change(task, loaded, decided)],
    response: {
      status: 200,
      body: view(loaded.id, status, version, decided.body, roles),
      headers: etag(version),
    },
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
  return moved(loaded, 'CLAIMED', orThrow(decideClaim(loaded, acting(request))), request.principal.roles);
}

export async function handOverTask(
  request: Request<(typeof routes)['handOverTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const { to, reason } = request.body;
  const [loaded, colleague] = await Promise.all([taskFor(request, deps), load(deps.tables, officer, to)]);
  const standing = colleague?.body.active ? colleague.body : { roles: [], conflicts: [] };
  const decided = orThrow(decideHandOver(loaded, { id: to, ...standing }, reason, acting(request)));
  return moved(loaded, 'CLAIMED', decided, request.principal.roles);
}

export async function releaseTask(
  request: Request<(typeof routes)['releaseTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const loaded = await taskFor(request, deps);
  return moved(loaded, 'OPEN', orThrow(decideRelease(loaded, acting(request))), request.principal.roles);
}

export async function completeTask(
  request: Request<(typeof routes)['completeTask']>,
  deps: AdministrationDeps,
): Promise<Plan> {
  const loaded = await taskFor(request, deps);
  const decided = orThrow(decideComplete(loaded, request.body.reason, acting(request)));
  return moved(loaded, 'DONE', decided, request.principal.roles);
}
