import type { Actor } from '../../shared/domain/event.ts';
import type { OfficerRole } from '../../shared/domain/identity/role.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import { addDays, closesAt, toLocalDate } from '../../shared/domain/time/local-date.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

/** A step of the season that waits for a person; `round` tells its repetitions apart. */
export interface Step {
  readonly subjectRef: string;
  readonly kind: TaskKind;
  readonly round: number;
  readonly article: Article;
}

export const cycleStep = (cycleId: string, kind: TaskKind, round: number, article: Article): Step => ({
  subjectRef: `CYCLE#${cycleId}`,
  kind,
  round,
  article,
});

export const prepareStep = (cycleId: string): Step => cycleStep(cycleId, 'PREPARE_EVALUATION', 1, '7-1a');
export const noticeStep = (cycleId: string): Step =>
  cycleStep(cycleId, 'PUBLISH_EVALUATION_NOTICE', 1, '9-1a');
export const correctionStep = (correctionId: string): Step => ({
  subjectRef: `SCOPECORRECTION#${correctionId}`,
  kind: 'DECIDE_SCOPE_CORRECTION',
  round: 1,
  article: '9-1d',
});
export const coverageStep = (coverageId: string): Step => ({
  subjectRef: `COVERAGE#${coverageId}`,
  kind: 'TELL_OF_EVALUATION',
  round: 1,
  article: '9-1c',
});

/** Opens the task of a step, to be done in the days of policy `task.days` unless a day is given. */
export async function openStep(
  step: Step,
  about: { readonly queue: OfficerRole; readonly uscc?: string; readonly dueAt?: string },
  ctx: { readonly now: string; readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const { subjectRef, kind, round, article } = step;
  const dueAt = about.dueAt ?? closesAt(addDays(toLocalDate(ctx.now), ctx.policy.get('task.days')));
  const opened = await openTask(
    tables,
    taskId(subjectRef, kind, round),
    { ...about, dueAt, kind, subjectRef },
    { now: ctx.now, article },
  );
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  { subjectRef, kind, round, article }: Step,
  { now, actor }: { readonly now: string; readonly actor: Actor },
  tables: Tables,
): Promise<Change[]> {
  const closed = await closeTask(tables, taskId(subjectRef, kind, round), { now, actor, article });
  return closed === undefined ? [] : [closed];
}
