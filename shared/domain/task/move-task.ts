import { TaskClaimed } from '../../../events/task-claimed/v1.ts';
import { TaskClosed } from '../../../events/task-closed/v1.ts';
import { TaskHandedOver } from '../../../events/task-handed-over/v1.ts';
import { TaskReleased } from '../../../events/task-released/v1.ts';
import { type Actor, type Decided, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { withoutEscalation } from './escalate.ts';
import { taskMachine, type TaskStatus } from './machine.ts';
import { REMINDERS, type TaskBody } from './task.ts';

interface Task {
  readonly id: string;
  readonly status: string;
  readonly body: TaskBody;
}

/** Who is to do it, with the roles that the register gives now. */
interface Colleague {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly conflicts: readonly string[];
}

interface Ctx {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly conflicts: readonly string[];
}

const facts = ({ id, body: { queue, kind, subjectRef } }: Task) => ({ taskId: id, queue, kind, subjectRef });

function mayWorkOn({ body }: Task, ctx: Ctx): Refusal | undefined {
  if (!ctx.roles.includes(body.queue)) return refuse('FORBIDDEN_ROLE');
  if (body.uscc !== undefined && ctx.conflicts.includes(body.uscc)) return refuse('CONFLICT_OF_INTEREST');
  return undefined;
}

/** Takes a task out of its queue, by name. */
export function decideClaim(task: Task, ctx: Ctx): Decided<TaskBody> | Refusal {
  const to = mayWorkOn(task, ctx) ?? follow(taskMachine, task.status as TaskStatus, 'claim', ctx.roles);
  if (isRefusal(to)) return to;
  return {
    events: [happened(TaskClaimed, facts(task), { article: '3-2', to })],
    body: { ...task.body, claimedBy: ctx.actor.id, claimedAt: ctx.now },
  };
}

/** Hands it over to a colleague who has the role and no conflict of interest; only its holder may. */
export function decideHandOver(
  task: Task,
  to: Colleague,
  reason: string,
  ctx: Ctx,
): Decided<TaskBody> | Refusal {
  const status = holds(task, ctx) ?? follow(taskMachine, task.status as TaskStatus, 'handOver', ctx.roles);
  if (isRefusal(status)) return status;
  return unfitFor(task, to, ctx) ?? handedTo(task, to, status, reason, ctx);
}

function unfitFor(task: Task, to: Colleague, ctx: Ctx): Refusal | undefined {
  if (mayWorkOn(task, { ...ctx, roles: to.roles, conflicts: to.conflicts }) === undefined) return undefined;
  const fields = [
    { field: 'body.to', zh: '接收人不具备相应角色或须回避', en: 'this colleague may not do the task' },
  ];
  return refuse('VALIDATION_FAILED', { fields });
}

function handedTo(
  task: Task,
  to: Colleague,
  status: TaskStatus,
  reason: string,
  ctx: Ctx,
): Decided<TaskBody> {
  const event = happened(TaskHandedOver, facts(task), {
    article: '3-2',
    to: status,
    reason,
    record: { to: to.id },
  });
  return { events: [event], body: { ...task.body, claimedBy: to.id, claimedAt: ctx.now } };
}

/**
 * Gives it to a person by name, whoever holds it or nobody: for what sits too long, or whose holder is away. The
 * person must have its role and no conflict of interest.
 */
export function decideAssign(
  task: Task,
  to: Colleague,
  reason: string,
  ctx: Ctx,
): Decided<TaskBody> | Refusal {
  const status = follow(taskMachine, task.status as TaskStatus, 'assign', ctx.roles);
  if (isRefusal(status)) return status;
  return unfitFor(task, to, ctx) ?? handedTo(task, to, status, reason, ctx);
}

/** Gives it back to the queue; only its holder may. */
export function decideRelease(task: Task, ctx: Ctx): Decided<TaskBody> | Refusal {
  const to = holds(task, ctx) ?? follow(taskMachine, task.status as TaskStatus, 'release', ctx.roles);
  if (isRefusal(to)) return to;
  const { claimedBy: _by, claimedAt: _at, ...body } = task.body;
  return { events: [happened(TaskReleased, facts(task), { article: '3-2', to })], body };
}

/**
 * Says that a reminder was attended to, and how. Any other task is closed by the act that it asks for:
 * ILLEGAL_TRANSITION.
 */
export function decideComplete(task: Task, reason: string, ctx: Ctx): Decided<TaskBody> | Refusal {
  const to =
    mayWorkOn(task, ctx) ??
    holds(task, ctx) ??
    refuseUnlessReminder(task) ??
    follow(taskMachine, task.status as TaskStatus, 'close', ctx.roles);
  if (isRefusal(to)) return to;
  return {
    events: [
      happened(TaskClosed, facts(task), { article: '3-2', to, reason, ...withoutEscalation(task.body) }),
    ],
    body: { ...task.body, doneBy: ctx.actor.id, doneAt: ctx.now },
  };
}

function refuseUnlessReminder({ status, body }: Task): Refusal | undefined {
  if (REMINDERS.includes(body.kind)) return undefined;
  const detail = { zh: '该任务随所要求的办理自动完成', en: 'It is closed by the act that it asks for' };
  return refuse('ILLEGAL_TRANSITION', { detail, extra: { state: status } });
}

function holds(task: Task, ctx: Ctx): Refusal | undefined {
  const elsewhere = task.status === 'CLAIMED' && task.body.claimedBy !== ctx.actor.id;
  if (!elsewhere) return undefined;
  return refuse('FORBIDDEN_ROLE', {
    detail: { zh: '任务由他人领取', en: 'The task is held by somebody else' },
  });
}
