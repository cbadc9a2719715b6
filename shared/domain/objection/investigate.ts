import { ObjectionCommented } from '../../../events/objection-commented/v1.ts';
import { ObjectionDeadlinePassed } from '../../../events/objection-deadline-passed/v1.ts';
import { ObjectionInvestigationOpened } from '../../../events/objection-investigation-opened/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, isDue, lastDayOf } from '../time/deadline.ts';
import {
  followObjection,
  OBJECTION_ACCEPT,
  OBJECTION_COMMENT,
  OBJECTION_DECIDE,
  type ObjectionBody,
  type ObjectionDecision,
  objectionRefOf,
  type ObjectionState,
} from './objection.ts';

/** ACCEPTED → INVESTIGATING: the agency is asked to comment within policy `objection.agencyReplyWorkingDays`. */
export function decideOpenInvestigation(
  state: ObjectionState,
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): ObjectionDecision {
  const to = followObjection(state.status, 'investigate', acting);
  if (isRefusal(to)) return to;
  const deadline = deadlineInWorkingDays({
    kind: OBJECTION_COMMENT,
    base: acting.now,
    source: { policyKey: 'objection.agencyReplyWorkingDays', article: '5-4b' },
    amount: acting.policy.get('objection.agencyReplyWorkingDays'),
    calendar: acting.calendar,
  });
  const event = happened(
    ObjectionInvestigationOpened,
    { ...objectionRefOf(state), commentDueOn: lastDayOf(deadline) },
    { article: '5-4b', to, deadlines: { set: [deadline] } },
  );
  return { events: [event], body: state.body };
}

/**
 * The agency's comment, once. A late one still counts, and says so, as long as no outcome has been proposed; after
 * that DEADLINE_PASSED.
 */
export function decideComment(
  state: ObjectionState,
  comment: { readonly text: string; readonly documentIds: readonly string[]; readonly hash: string },
  acting: Acting,
): ObjectionDecision {
  const to = followObjection(state.status, 'comment', acting);
  if (isRefusal(to)) return to;
  if (state.body.comment !== undefined) return refuse('DUPLICATE', { article: '5-4b' });
  if (state.body.proposal !== undefined) return refuse('DEADLINE_PASSED', { article: '5-4b' });
  const documentIds = [...comment.documentIds];
  const late = commentTimeOver(state, acting.now);
  const event = happened(ObjectionCommented, objectionRefOf(state), {
    article: '5-4b',
    deadlines: { clear: [OBJECTION_COMMENT] },
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
export function commentTimeOver({ deadlines }: ObjectionState, now: string): boolean {
  const clock = deadlines[OBJECTION_COMMENT];
  return clock === undefined || isDue(clock, now);
}

/** A clock of the handling ran out: recorded and shown, and nothing is decided by it. */
export function decidePassDeadline(
  state: ObjectionState,
  deadline: typeof OBJECTION_ACCEPT | typeof OBJECTION_COMMENT | typeof OBJECTION_DECIDE,
): Decided<ObjectionBody> {
  const event = happened(
    ObjectionDeadlinePassed,
    { ...objectionRefOf(state), deadline },
    { article: deadline === OBJECTION_ACCEPT ? '5-3x' : '5-4b', deadlines: { clear: [deadline] } },
  );
  return { events: [event], body: state.body };
}
