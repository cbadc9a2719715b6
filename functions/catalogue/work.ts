import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';
import type { Actor } from '../../shared/domain/event.ts';

type WorkKind = Extract<
  TaskKind,
  'VERIFY_CATEGORY' | 'DECIDE_CATEGORY_REFUSAL' | 'VERIFY_QUALIFICATION' | 'DECIDE_QUALIFICATION_REFUSAL'
>;

const ARTICLES: Readonly<Record<WorkKind, Article>> = {
  VERIFY_CATEGORY: '5-5c',
  DECIDE_CATEGORY_REFUSAL: '5-5c',
  VERIFY_QUALIFICATION: '3-1b',
  DECIDE_QUALIFICATION_REFUSAL: '3-1b',
};

export interface Work {
  readonly kind: WorkKind;
  readonly subjectRef: string;
  readonly uscc: string;
  readonly round: number;
}

/** A change that puts work into its queue: decisions against an agency into the reviewers' (④). */
export async function openWork(
  tables: Tables,
  { kind, subjectRef, uscc, round }: Work,
  { now, policy, calendar }: Settings & { readonly now: string },
): Promise<Change[]> {
  const article = ARTICLES[kind];
  const { dueAt } = deadlineInWorkingDays({
    kind: 'VERIFY_TARGET',
    base: now,
    source: { policyKey: 'onboarding.verifyTargetWorkingDays', article },
    amount: policy.get('onboarding.verifyTargetWorkingDays'),
    calendar,
  });
  const queue = kind.startsWith('DECIDE_') ? 'CENTRE_REVIEWER' : 'CENTRE_OFFICER';
  const about = { queue, kind, subjectRef, uscc, dueAt } as const;
  const opened = await openTask(tables, taskId(subjectRef, kind, round), about, { now, article });
  return opened === undefined ? [] : [opened];
}

/** Changes that take done work out of its queues; what is not there is done already. */
export async function closeWork(
  tables: Tables,
  work: readonly Pick<Work, 'kind' | 'subjectRef' | 'round'>[],
  by: { readonly now: string; readonly actor: Actor },
): Promise<Change[]> {
  const closed = await Promise.all(
    work.map(({ kind, subjectRef, round }) =>
      closeTask(tables, taskId(subjectRef, kind, round), { ...by, article: ARTICLES[kind] }),
    ),
  );
  return closed.filter((each) => each !== undefined);
}
