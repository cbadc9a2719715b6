import { RectificationJustificationAsked } from '../../../events/rectification-justification-asked/v1.ts';
import { RectificationJustificationEnded } from '../../../events/rectification-justification-ended/v1.ts';
import { RectificationJustified } from '../../../events/rectification-justified/v1.ts';
import type { Acting } from '../acting.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { deadlineInWorkingDays, isDue, lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import type { Counting } from './clocks.ts';
import {
  followRectification,
  RECTIFICATION_JUSTIFICATION,
  type RectificationBody,
  type RectificationDecision,
  rectificationRefOf,
  type RectificationState,
} from './rectification.ts';

/**
 * Asks the agency why it did not respond to orders, with policy `hearing.replyDays` working days to answer: only what
 * has no good reason is a ground (无正当理由, 12-1b). Once.
 */
export function decideAskJustification(
  state: RectificationState,
  acting: OfficerActing & Counting,
): RectificationDecision {
  const { uscc, ground, justification } = state.body;
  const to =
    refuseConflict(acting, uscc, '12-1b') ?? followRectification(state.status, 'askJustification', acting);
  if (isRefusal(to)) return to;
  if (ground !== 'UNRESPONSIVE') return refuse('ILLEGAL_TRANSITION', { article: '12-1b', extra: { ground } });
  if (justification !== undefined) return refuse('DUPLICATE', { article: '12-1b' });
  const { policy, calendar, now, actor } = acting;
  const deadline = deadlineInWorkingDays({
    kind: RECTIFICATION_JUSTIFICATION,
    base: now,
    source: { policyKey: 'hearing.replyDays', article: '12-1b' },
    amount: policy.get('hearing.replyDays'),
    calendar,
  });
  const dueOn = lastDayOf(deadline);
  const event = happened(
    RectificationJustificationAsked,
    { ...rectificationRefOf(state), dueOn },
    { article: '12-1b', to, deadlines: { set: [deadline] } },
  );
  return { events: [event], body: { ...state.body, justification: { by: actor.id, at: now, dueOn } } };
}

/** The agency's reason, once and before its time is over. The text stays in the body; the trail carries its hash. */
export function decideJustify(
  state: RectificationState,
  answer: { readonly text: string; readonly documentIds: readonly string[] },
  acting: Acting,
): RectificationDecision {
  const to = followRectification(state.status, 'justify', acting);
  if (isRefusal(to)) return to;
  const { justification } = state.body;
  if (justification === undefined) return refuse('JUSTIFICATION_NOT_REQUESTED', { article: '12-1b' });
  if (justification.answer !== undefined) return refuse('DUPLICATE', { article: '12-1b' });
  const deadline = state.deadlines[RECTIFICATION_JUSTIFICATION];
  if (deadline === undefined || isDue(deadline, acting.now))
    return refuse('DEADLINE_PASSED', { article: '12-1b', extra: { dueOn: justification.dueOn } });
  const documentIds = [...answer.documentIds];
  const event = happened(RectificationJustified, rectificationRefOf(state), {
    article: '12-1b',
    to,
    deadlines: { clear: [RECTIFICATION_JUSTIFICATION] },
    inputHash: canonicalHash({ text: answer.text, documentIds }),
    docRefs: documentIds,
  });
  const given = { by: acting.actor.id, at: acting.now, text: answer.text, documentIds };
  return { events: [event], body: { ...state.body, justification: { ...justification, answer: given } } };
}

/** The time for a reason ends without one: the order may be issued. Undefined when there is nothing to end (any more). */
export function decideEndJustification(
  state: RectificationState,
  now: string,
): Decided<RectificationBody> | undefined {
  const deadline = state.deadlines[RECTIFICATION_JUSTIFICATION];
  if (deadline === undefined || !isDue(deadline, now)) return undefined;
  const event = happened(RectificationJustificationEnded, rectificationRefOf(state), {
    article: '12-1b',
    deadlines: { clear: [RECTIFICATION_JUSTIFICATION] },
  });
  return { events: [event], body: state.body };
}
