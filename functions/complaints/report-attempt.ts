import { articleOf, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import { mayOpenIdentity } from '../../shared/domain/complaint/open-sealed.ts';
import { refusedNaming } from '../../shared/domain/complaint/texts.ts';
import { ProblemError, type Refusal } from '../../shared/domain/problem.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { acting } from '../../shared/runtime/acting.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from '../../shared/runtime/problem-document.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import type { Change, Plan, Reply } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { ComplaintDeps } from './deps.ts';
import type { Handling } from './handling.ts';

export const NO_STORE = { 'cache-control': 'no-store' } as const;

/** Tells the discipline office that somebody tried to learn who complained: one task a day for each person. */
export async function openAttemptTask(
  { id, body }: Pick<Loaded<ComplaintBody>, 'id' | 'body'>,
  { now, actorId }: { readonly now: string; readonly actorId: string },
  tables: Tables,
): Promise<Change[]> {
  const subjectRef = `COMPLAINT#${id}`;
  const kind = 'REVIEW_IDENTITY_ATTEMPT';
  const about = { queue: 'CENTRE_DISCIPLINE', kind, subjectRef, dueAt: now } as const;
  const task = taskId(subjectRef, kind, `${actorId}-${toLocalDate(now)}`);
  const opened = await openTask(tables, task, about, { now, article: articleOf(body) });
  return opened === undefined ? [] : [opened];
}

/** The answer to a refused attempt whose record is committed. */
export const refusedReply = (status: number, refusal: Refusal, requestId: string): Reply => ({
  status,
  body: problemDocument(refusal, requestId),
  headers: { 'content-type': PROBLEM_CONTENT_TYPE, ...NO_STORE },
});

type Step = Handling & { readonly requestId: string };

/**
 * A step whose text must not give the complainant away. The refusal says whether a name was hit, so whoever may not
 * open the identity leaves a trace with each one: a line in the log, and a task for the discipline office (3-2g).
 */
export const reportingNames =
  <R extends Step>(step: (request: R, deps: ComplaintDeps) => Promise<Plan>) =>
  async (request: R, deps: ComplaintDeps): Promise<Plan> => {
    try {
      return await step(request, deps);
    } catch (error) {
      const named = error instanceof ProblemError && refusedNaming(error.refusal);
      if (!named || mayOpenIdentity(request.principal.roles)) throw error;
      return reportName(request, error.refusal, deps);
    }
  };

async function reportName(request: Step, refusal: Refusal, { tables, log }: ComplaintDeps): Promise<Plan> {
  const { now, requestId } = request;
  const { actor } = acting(request);
  const found = await get(tables, complaint, request.params.complaintId);
  const { id: actorId, role } = actor;
  log.warn('COMPLAINANT_NAMED', { requestId, actorId, role, ref: `COMPLAINT#${found.id}` });
  return {
    changes: await openAttemptTask(found, { now, actorId }, tables),
    response: refusedReply(422, refusal, requestId),
  };
}
