import { ComplaintCommented } from '../../../events/complaint-commented/v1.ts';
import { ComplaintDeadlinePassed } from '../../../events/complaint-deadline-passed/v1.ts';
import { ComplaintInvestigationOpened } from '../../../events/complaint-investigation-opened/v1.ts';
import { ComplaintViolationSuspected } from '../../../events/complaint-violation-suspected/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, isDue, lastDayOf } from '../time/deadline.ts';
import {
  articleOf,
  COMPLAINT_COMMENT,
  type ComplaintBody,
  type ComplaintClock,
  type ComplaintDecision,
  complaintRefOf,
  type ComplaintState,
  followComplaint,
} from './complaint.ts';

/**
 * ACCEPTED → INVESTIGATING. The agency, where one is known, is asked to comment within policy
 * `complaint.commentWorkingDays`; it reads the summary and nothing else.
 */
export function decideInvestigateComplaint(
  state: ComplaintState,
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): ComplaintDecision {
  const to = followComplaint(state, 'investigate', acting);
  if (isRefusal(to)) return to;
  const article = articleOf(state.body);
  if (state.body.uscc === undefined) {
    const event = happened(ComplaintInvestigationOpened, complaintRefOf(state), { article, to });
    return { events: [event], body: state.body };
  }
  const deadline = deadlineInWorkingDays({
    kind: COMPLAINT_COMMENT,
    base: acting.now,
    source: { policyKey: 'complaint.commentWorkingDays', article },
    amount: acting.policy.get('complaint.commentWorkingDays'),
    calendar: acting.calendar,
  });
  const commentDueOn = lastDayOf(deadline);
  const event = happened(
    ComplaintInvestigationOpened,
    { ...complaintRefOf(state), commentDueOn },
    { article, to, deadlines: { set: [deadline] } },
  );
  return { events: [event], body: { ...state.body, commentDueOn } };
}

/**
 * The agency's comment, once. A late one still counts, and says so, as long as no outcome has been proposed; after
 * that DEADLINE_PASSED.
 */
export function decideCommentOnComplaint(
  state: ComplaintState,
  comment: { readonly text: string; readonly documentIds: readonly string[]; readonly hash: string },
  acting: Acting,
): ComplaintDecision {
  const to = followComplaint(state, 'comment', acting);
  if (isRefusal(to)) return to;
  const article = articleOf(state.body);
  if (state.body.comment !== undefined) return refuse('DUPLICATE', { article });
  if (state.body.proposal !== undefined) return refuse('DEADLINE_PASSED', { article });
  const documentIds = [...comment.documentIds];
  const late = commentTimeOver(state, acting.now);
  const event = happened(ComplaintCommented, complaintRefOf(state), {
    article,
    deadlines: { clear: [COMPLAINT_COMMENT] },
    inputHash: comment.hash,
    docRefs: documentIds,
    record: { late },
  });
  const { actor, now } = acting;
  return {
    events: [event],
    body: { ...state.body, comment: { text: comment.text, documentIds, by: actor.id, at: now, late } },
  };
}

/** Whether the agency has had its time to comment; its clock is gone once the end has been recorded. */
export function commentTimeOver({ deadlines }: ComplaintState, now: string): boolean {
  const clock = deadlines[COMPLAINT_COMMENT];
  return clock === undefined || isDue(clock, now);
}

/** The investigation gave rise to a suspected violation (SM-15). Commit with `decideSuspectViolation`. */
export function decideSuspectFromComplaint(
  state: ComplaintState,
  violationId: string,
  acting: Acting,
): ComplaintDecision {
  const to = followComplaint(state, 'suspectViolation', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    ComplaintViolationSuspected,
    { ...complaintRefOf(state), violationId },
    { article: articleOf(state.body) },
  );
  const violationIds = [...state.body.violationIds, violationId];
  return { events: [event], body: { ...state.body, violationIds } };
}

/** A clock of the handling ran out: recorded and shown, and nothing is decided by it. */
export function decidePassDeadline(state: ComplaintState, deadline: ComplaintClock): Decided<ComplaintBody> {
  const event = happened(
    ComplaintDeadlinePassed,
    { ...complaintRefOf(state), deadline },
    { article: articleOf(state.body), deadlines: { clear: [deadline] } },
  );
  return { events: [event], body: state.body };
}
