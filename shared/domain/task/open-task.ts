import { TaskClosed } from '../../../events/task-closed/v1.ts';
import { TaskOpened } from '../../../events/task-opened/v1.ts';

import { type Actor, type Decided, happened } from '../event.ts';
import { follow } from '../machine.ts';
import { escalation, withoutEscalation } from './escalate.ts';
import { isRefusal, type Refusal, type RuleRef } from '../problem.ts';
import { taskMachine, type TaskStatus } from './machine.ts';
import type { TaskBody } from './task.ts';

/** Opens a piece of work for a person, in the same commit as what made it necessary. */
export function decideOpenTask(
  taskId: string,
  task: Pick<TaskBody, 'queue' | 'kind' | 'subjectRef' | 'uscc' | 'dueAt'>,
  ctx: { readonly now: string; readonly article: RuleRef },
): Decided<TaskBody> {
  const { queue, kind, subjectRef, dueAt } = task;
  const event = happened(
    TaskOpened,
    { taskId, queue, kind, subjectRef, dueAt },
    { article: ctx.article, to: 'OPEN', deadlines: { set: [escalation(dueAt, ctx.now)] } },
  );
  return { events: [event], body: { ...task, openedAt: ctx.now } };
}

/** Closes it, by the one who did the work. */
export function decideCloseTask(
  taskId: string,
  task: { readonly status: string; readonly body: TaskBody },
  ctx: { readonly now: string; readonly actor: Actor; readonly article: RuleRef },
): Decided<TaskBody> | Refusal {
  const to = follow(taskMachine, task.status as TaskStatus, 'close', ['SYSTEM']);
  if (isRefusal(to)) return to;
  const { queue, kind, subjectRef } = task.body;
  return {
    events: [
      happened(
        TaskClosed,
        { taskId, queue, kind, subjectRef },
        { article: ctx.article, to, ...withoutEscalation(task.body) },
      ),
    ],
    body: { ...task.body, doneBy: ctx.actor.id, doneAt: ctx.now },
  };
}
