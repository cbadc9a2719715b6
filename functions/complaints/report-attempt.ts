import { articleOf, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import { identityRefused, mayOpenIdentity } from '../../shared/domain/complaint/open-sealed.ts';
import { refusedNaming } from '../../shared/domain/complaint/texts.ts';
import { ProblemError, type Refusal } from '../../shared/domain/problem.ts';
import { countDays } from '../../shared/domain/time/day-count.ts';
import { toLocalDate } from '../../shared/domain/time/local-date.ts';
import { acting } from '../../shared/runtime/acting.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from '../../shared/runtime/problem-document.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { task } from '../../shared/store/aggregates/task.ts';
import { type Change, change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { openTask, taskId } from '../../shared/store/tasks.ts';
import type { ComplaintDeps } from './deps.ts';
import type { Handling } from './handling.ts';

export const NO_STORE = { 'cache-control': 'no-store' } as const;

type Found = Pick<Loaded<ComplaintBody>, 'id' | 'body'>;
interface Attempt {
  readonly now: string;
  readonly actorId: string;
}

/** One task a day for each person and `way` of trying, due in policy `complaint.identityAttemptWorkingDays`. */
async function attemptTask(
  { id: complaintId, body }: Found,
  { now, actorId, way }: Attempt & { readonly way: 'NAME' | 'IDENTITY' },
  { tables, settings }: Pick<ComplaintDeps, 'tables' | 'settings'>,
) {
  const subjectRef = `COMPLAINT#${complaintId}`;
  const kind = 'REVIEW_IDENTITY_ATTEMPT';
  const { policy, calendar } = await settings.current(now);
  const days = policy.get('complaint.identityAttemptWorkingDays');
  const dueAt = countDays(now, days, 'WORKDAYS', calendar).closesAt;
  const about = { queue: 'CENTRE_DISCIPLINE', kind, subjectRef, dueAt } as const;
  const id = taskId(subjectRef, kind, `${actorId}-${toLocalDate(now)}-${way}`);
  return { id, opened: await openTask(tables, id, about, { now, article: articleOf(body) }) };
}

/**
 * Tells the discipline office that somebody without the right asked who complained. The entry stands in the task's
 * trail. Asked again the same day, an open task stays as it is, so that nobody makes the version of whoever works on it
 * stale by asking; one that is done takes another entry, which is told again.
 */
export async function reportAsked(
  found: Found,
  attempt: Attempt,
  deps: Pick<ComplaintDeps, 'tables' | 'settings'>,
): Promise<Change[]> {
  const entry = identityRefused(found);
  const { id, opened } = await attemptTask(found, { ...attempt, way: 'IDENTITY' }, deps);
  if (opened !== undefined) return [{ ...opened, events: [...opened.events, entry] }];
  const known = await get(deps.tables, task, id);
  return known.status === 'DONE' ? [change(task, known, { events: [entry], body: known.body })] : [];
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

async function reportName(request: Step, refusal: Refusal, deps: ComplaintDeps): Promise<Plan> {
  const { now, requestId } = request;
  const { actor } = acting(request);
  const found = await get(deps.tables, complaint, request.params.complaintId);
  const { id: actorId, role } = actor;
  deps.log.warn('COMPLAINANT_NAMED', { requestId, actorId, role, ref: `COMPLAINT#${found.id}` });
  const { opened } = await attemptTask(found, { now, actorId, way: 'NAME' }, deps);
  return {
    changes: opened === undefined ? [] : [opened],
    response: refusedReply(422, refusal, requestId),
  };
}
