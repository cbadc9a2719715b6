import type { Acting } from '../../shared/domain/acting.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { TaskKind } from '../../shared/domain/task/task.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { Counting } from '../../shared/domain/upkeep/profile-clock.ts';
import type { UpkeepBody, UpkeepState } from '../../shared/domain/upkeep/upkeep.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

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

/** The task that follows a dormancy that was not cured in time; one for each (12-3f). */
export const dormancyReview = ({ id, body }: Pick<UpkeepState, 'id' | 'body'>) =>
  ({
    kind: 'REVIEW_DORMANCY',
    subjectRef: `UPKEEP#${id}`,
    uscc: body.uscc,
    round: body.dormancy.dueOn,
    article: '12-3f',
  }) as const satisfies Work;

/** An update or an order that came after all, or the agency's leaving, leaves nothing to review (12-3f). */
export async function closeDormancyReview(
  tables: Tables,
  before: UpkeepState,
  decided: Decided<UpkeepBody> | undefined,
  { now, actor }: Pick<Acting, 'now' | 'actor'>,
): Promise<Change | undefined> {
  const isReviewed = before.body.dormancy.uncuredAt !== undefined;
  const hasLeft = decided?.events.some(({ to }) => to === 'ENDED') === true;
  if (!isReviewed || decided === undefined) return undefined;
  if (decided.body.dormancy.uncuredAt !== undefined && !hasLeft) return undefined;
  const { subjectRef, kind, round, article } = dormancyReview(before);
  return closeTask(tables, taskId(subjectRef, kind, round), { now, actor, article });
}
