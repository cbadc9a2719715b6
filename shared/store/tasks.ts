import type { Actor } from '../domain/event.ts';
import type { OfficerRole } from '../domain/identity/role.ts';
import { orThrow, type RuleRef } from '../domain/problem.ts';
import { decideMoveDue } from '../domain/task/move-due.ts';
import { decideCloseTask, decideOpenTask } from '../domain/task/open-task.ts';
import type { TaskBody, TaskKind } from '../domain/task/task.ts';
import { addDays, closesAt, toLocalDate } from '../domain/time/local-date.ts';
import type { PolicySet } from '../policy/policy.ts';
import { task } from './aggregates/task.ts';
import { type Change, change } from './plan.ts';
import { list, load } from './read.ts';
import type { Tables } from './table.ts';

/** The id of the one task of a kind about a subject in one round (a run, a version): a second opening finds it. */
export const taskId = (subjectRef: string, kind: TaskKind, round: string | number): string =>
  `${subjectRef.replace('#', '-')}-${kind}-${round}`;

/** A change that opens a task; undefined when it was opened before. */
export async function openTask(
  tables: Tables,
  id: string,
  about: Pick<TaskBody, 'queue' | 'kind' | 'subjectRef' | 'uscc' | 'dueAt'>,
  ctx: { readonly now: string; readonly article: RuleRef },
): Promise<Change | undefined> {
  if ((await load(tables, task, id)) !== undefined) return undefined;
  return change(task, { newId: id }, decideOpenTask(id, about, ctx));
}

interface Closing {
  readonly now: string;
  readonly actor: Actor;
  readonly article: RuleRef;
}

/** A change that closes a task; undefined when there is none or it is done. */
export async function closeTask(tables: Tables, id: string, ctx: Closing): Promise<Change | undefined> {
  const loaded = await load(tables, task, id);
  if (loaded === undefined || loaded.status === 'DONE') return undefined;
  return change(task, loaded, orThrow(decideCloseTask(id, loaded, ctx)));
}

/** A change that moves when a task should be done; undefined when there is none, or nothing to move. */
export async function moveTask(
  tables: Tables,
  id: string,
  dueAt: string,
  ctx: Omit<Closing, 'actor'>,
): Promise<Change | undefined> {
  const loaded = await load(tables, task, id);
  const decided = loaded && decideMoveDue(loaded, dueAt, ctx);
  return loaded && decided && change(task, loaded, decided);
}

/** A step of a procedure that waits for a person; `round` tells its repetitions apart. */
export interface Step {
  readonly subjectRef: string;
  readonly kind: TaskKind;
  readonly round: string | number;
  readonly article: RuleRef;
}

/** Opens the task of a step, to be done in the days of policy `task.days` [J] unless an instant is given. */
export async function openStep(
  { subjectRef, kind, round, article }: Step,
  about: { readonly queue: OfficerRole; readonly uscc?: string; readonly dueAt?: string },
  { now, policy }: { readonly now: string; readonly policy: PolicySet },
  tables: Tables,
): Promise<Change[]> {
  const dueAt = about.dueAt ?? closesAt(addDays(toLocalDate(now), policy.get('task.days')));
  const id = taskId(subjectRef, kind, round);
  const opened = await openTask(tables, id, { ...about, kind, subjectRef, dueAt }, { now, article });
  return opened === undefined ? [] : [opened];
}

/** Closes the task of a step, by the one who did it. */
export async function closeStep(
  { subjectRef, kind, round, article }: Step,
  { now, actor }: Omit<Closing, 'article'>,
  tables: Tables,
): Promise<Change[]> {
  const closed = await closeTask(tables, taskId(subjectRef, kind, round), { now, actor, article });
  return closed === undefined ? [] : [closed];
}

/** Closes the tasks of several steps; of those that nobody waits for there is none. */
export async function closeSteps(
  steps: readonly Step[],
  ctx: Omit<Closing, 'article'>,
  tables: Tables,
): Promise<Change[]> {
  return (await Promise.all(steps.map((step) => closeStep(step, ctx, tables)))).flat();
}

const PAGE = 25;

/** Changes that close what is open about a subject, page by page, at most `most` of them. */
export async function closeTasksAbout(
  tables: Tables,
  subjectRef: string,
  most: number,
  ctx: Closing,
): Promise<Change[]> {
  const changes: Change[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: PAGE, cursor });
    const closed = await Promise.all(page.items.map(({ id }) => closeTask(tables, id, ctx)));
    changes.push(...closed.filter((each) => each !== undefined));
    cursor = page.cursor;
  } while (cursor !== undefined && changes.length < most);
  return changes.slice(0, most);
}
