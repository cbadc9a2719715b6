import type { Actor } from '../../shared/domain/event.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import { closesAt, addDays, toLocalDate } from '../../shared/domain/time/local-date.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

/** A step of a check, a plan or a request that waits for a person; `round` tells its repetitions apart. */
export interface Step {
  readonly subjectRef: string;
  readonly kind: TaskKind;
  readonly round: number;
}

const articleOf = ({ subjectRef }: Step): Article => (subjectRef.startsWith('COOPERATION') ? '6-4b' : '3-1c');

/** Opens the task of a step, to be done in as many days as an agency has for its own [J: policy `task.days`]. */
export async function openStep(
  step: Step,
  about: { readonly queue: OfficerRole; readonly uscc?: string },
  ctx: { readonly now: string; readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const dueAt = closesAt(addDays(toLocalDate(ctx.now), ctx.policy.get('task.days')));
  const { subjectRef, kind, round } = step;
  const opened = await openTask(
    tables,
    taskId(subjectRef, kind, round),
    { ...about, kind, subjectRef, dueAt },
    { now: ctx.now, article: articleOf(step) },
  );
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  step: Step,
  ctx: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  const { now, actor } = ctx;
  const id = taskId(step.subjectRef, step.kind, step.round);
  const closed = await closeTask(tables, id, { now, actor, article: articleOf(step) });
  return closed === undefined ? [] : [closed];
}

/** Closes the tasks of several steps; of those that nobody waits for there is none. */
export async function closeSteps(
  steps: readonly Step[],
  ctx: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  return (await Promise.all(steps.map((step) => closeStep(step, ctx, tables)))).flat();
}
