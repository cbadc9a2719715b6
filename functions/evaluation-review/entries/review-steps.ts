import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { ActingCaller } from '../../../shared/runtime/acting.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import type { Change } from '../../../shared/store/plan.ts';
import { closeStep, openStep, type Step } from '../../../shared/store/tasks.ts';
import type { EvaluationReviewDeps } from '../deps.ts';

const subjectOf = (id: string): string => `ENTRY#${id}`;

/** An officer is to look at the entry and to put it before a second person. */
export const reviewStep = (id: string, round: number): Step => ({
  subjectRef: subjectOf(id),
  kind: 'REVIEW_ENTRY',
  round,
  article: '9-3a',
});

/** A second person is to decide on what was proposed. */
export const approvalStep = (id: string, round: number): Step => ({
  subjectRef: subjectOf(id),
  kind: 'APPROVE_ENTRY_REVIEW',
  round,
  article: '9-3a',
});

/** What was proposed or approved holds no more: nobody is to decide on it, and an officer looks again (9-3a). */
export async function reviewAnew(
  { id, body }: Loaded<EntryBody>,
  officer: ActingCaller,
  { tables, settings }: EvaluationReviewDeps,
): Promise<Change[]> {
  const { policy } = await settings.current(officer.now);
  const again = { queue: 'CENTRE_OFFICER', uscc: body.uscc } as const;
  return [
    ...(await closeStep(approvalStep(id, body.reviews), officer, tables)),
    ...(await openStep(reviewStep(id, body.reviews + 1), again, { now: officer.now, policy }, tables)),
  ];
}
