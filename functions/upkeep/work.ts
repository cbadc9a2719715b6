import type { TaskKind } from '../../shared/domain/task/task.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';

interface Work {
  readonly kind: TaskKind;
  readonly subjectRef: string;
  readonly uscc: string;
  readonly round: string | number;
  readonly article: Article;
}

/** Work for the centre that follows from an agency's upkeep, due in policy `profileUpdate.reviewWorkingDays`. */
export function openOfficerTask(
  tables: Tables,
  { kind, subjectRef, uscc, round, article }: Work,
  { now, policy, calendar }: Counting,
): Promise<Change | undefined> {
  const { dueAt } = deadlineInWorkingDays({
    kind: 'REVIEW_TARGET',
    base: now,
    source: { policyKey: 'profileUpdate.reviewWorkingDays', article: '6-3' },
    amount: policy.get('profileUpdate.reviewWorkingDays'),
    calendar,
  });
  return openTask(
    tables,
    taskId(subjectRef, kind, round),
    { queue: 'CENTRE_OFFICER', kind, subjectRef, uscc, dueAt },
    { now, article },
  );
}
