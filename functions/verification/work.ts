import type { Actor } from '../../shared/domain/event.ts';
import { deadlineInWorkingDays } from '../../shared/domain/time/deadline.ts';
import type { PendingWork } from '../../shared/domain/verification/pending-work.ts';
import type { Article } from '../../shared/policy/articles.ts';
import type { Change } from '../../shared/store/plan.ts';
import type { Settings } from '../../shared/store/settings.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeTask, openTask, taskId } from '../../shared/store/tasks.ts';

const ARTICLE: Article = '5-2c';

type Subject = { readonly uscc: string } & (
  | { readonly caseId: string }
  /** What else a hearing may be about: an evaluation entry. */
  | { readonly subjectRef: string }
);

const refOf = (subject: { readonly caseId: string } | { readonly subjectRef: string }): string =>
  'caseId' in subject ? `CASE#${subject.caseId}` : subject.subjectRef;

/** The target of a verification: policy `onboarding.verifyTargetWorkingDays` from `base` on (row 5-2c [J]). */
export function verifyTarget(base: string, { policy, calendar }: Settings): string {
  return deadlineInWorkingDays({
    kind: 'VERIFY_TARGET',
    base,
    source: { policyKey: 'onboarding.verifyTargetWorkingDays', article: ARTICLE },
    amount: policy.get('onboarding.verifyTargetWorkingDays'),
    calendar,
  }).dueAt;
}

/** Changes that put work into its queues; what was opened before is left as it is. */
export async function openWork(
  tables: Tables,
  subject: Subject,
  work: readonly PendingWork[],
  ctx: { readonly now: string; readonly dueAt: string },
): Promise<Change[]> {
  const subjectRef = refOf(subject);
  const { uscc } = subject;
  const opened = await Promise.all(
    work.map(({ queue, kind, round }) =>
      openTask(
        tables,
        taskId(subjectRef, kind, round),
        { queue, kind, subjectRef, uscc, dueAt: ctx.dueAt },
        { now: ctx.now, article: ARTICLE },
      ),
    ),
  );
  return opened.filter((change) => change !== undefined);
}

/** Changes that take done or outdated work out of its queues. */
export async function closeWork(
  tables: Tables,
  subject: string | { readonly subjectRef: string },
  work: readonly Pick<PendingWork, 'kind' | 'round'>[],
  ctx: { readonly now: string; readonly actor: Actor },
): Promise<Change[]> {
  const subjectRef = refOf(typeof subject === 'string' ? { caseId: subject } : subject);
  const closed = await Promise.all(
    work.map(({ kind, round }) =>
      closeTask(tables, taskId(subjectRef, kind, round), { ...ctx, article: ARTICLE }),
    ),
  );
  return closed.filter((change) => change !== undefined);
}
