import type { Actor } from '../../shared/domain/event.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import { addDays, closesAt, toLocalDate } from '../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

/** A step of the review that waits for a person; `round` tells its repetitions apart. */
export interface Step {
  readonly subjectRef: string;
  readonly kind: TaskKind;
  readonly round: string | number;
}

/** Opens the task of a step, to be done within policy `task.days` [J]. */
export async function openStep(
  { subjectRef, kind, round }: Step,
  about: { readonly queue: OfficerRole; readonly uscc: string },
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const dueAt = closesAt(addDays(toLocalDate(now), policy.get('task.days')));
  const id = taskId(subjectRef, kind, round);
  const opened = await openTask(tables, id, { ...about, kind, subjectRef, dueAt }, { now, article: '9-3a' });
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  { subjectRef, kind, round }: Step,
  { now, actor }: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  const closed = await closeTask(tables, taskId(subjectRef, kind, round), { now, actor, article: '9-3a' });
  return closed === undefined ? [] : [closed];
}
