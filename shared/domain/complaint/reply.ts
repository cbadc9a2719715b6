import { ComplaintClosed } from '../../../events/complaint-closed/v1.ts';
import { ComplaintReplied } from '../../../events/complaint-replied/v1.ts';
import { ComplaintReplyExtended } from '../../../events/complaint-reply-extended/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import type { Identifying } from '../identifying.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInDays, extendDeadline, lastDayOf } from '../time/deadline.ts';
import {
  articleOf,
  COMPLAINT_REPLY,
  type ComplaintDecision,
  complaintRefOf,
  type ComplaintState,
  followComplaint,
  stopClocks,
} from './complaint.ts';
import { refuseNaming } from './texts.ts';

type Reading = Acting & { readonly complainant: Identifying };

/** More time for the answer, once: policy `complaint.replyExtensionDays` after the last day; the complainant is told. */
export function decideExtendReply(
  state: ComplaintState,
  { reason }: { readonly reason: string },
  acting: Reading & { readonly policy: PolicySet; readonly calendar: Calendar },
): ComplaintDecision {
  const to = followComplaint(state, 'extend', acting);
  if (isRefusal(to)) return to;
  const article = articleOf(state.body);
  if (state.body.extension !== undefined) {
    const detail = { zh: '答复期限只能延长一次', en: 'The time for the answer can be extended once only' };
    return refuse('ILLEGAL_TRANSITION', { article, detail, extra: { state: state.status } });
  }
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const source = { policyKey: 'complaint.replyExtensionDays', article } as const;
  const amount = acting.policy.get('complaint.replyExtensionDays');
  const { now, actor, calendar } = acting;
  const running = state.deadlines[COMPLAINT_REPLY];
  const deadline =
    running === undefined
      ? deadlineInDays({ kind: COMPLAINT_REPLY, base: now, source, amount, calendar })
      : extendDeadline(running, { amount, mode: 'CIVIL_CODE', source, reason }, calendar);
  const event = happened(
    ComplaintReplyExtended,
    { ...complaintRefOf(state), dueOn: lastDayOf(deadline) },
    { article, deadlines: { set: [deadline] }, reason },
  );
  const extension = { by: actor.id, at: now, reason };
  return { events: [event], body: { ...state.body, dueAt: deadline.dueAt, extension } };
}

/** A decided complaint, or a suggestion, → REPLIED: the answer that its author reads. */
export function decideReply(
  state: ComplaintState,
  { text }: { readonly text: string },
  acting: Reading,
): ComplaintDecision {
  const to = followComplaint(state, 'reply', acting);
  if (isRefusal(to)) return to;
  const naming = refuseNaming(state.body, ['text', text], acting.complainant);
  if (naming !== undefined) return naming;
  const event = happened(ComplaintReplied, complaintRefOf(state), {
    article: articleOf(state.body),
    to,
    deadlines: stopClocks(state),
  });
  const { now, actor } = acting;
  return { events: [event], body: { ...state.body, reply: { text, by: actor.id, at: now } } };
}

/** REPLIED or TRANSFERRED → CLOSED: nothing is left to do. */
export function decideCloseComplaint(
  state: ComplaintState,
  { text }: { readonly text: string },
  acting: Reading,
): ComplaintDecision {
  const to = followComplaint(state, 'close', acting);
  if (isRefusal(to)) return to;
  const naming = refuseNaming(state.body, ['text', text], acting.complainant);
  if (naming !== undefined) return naming;
  const event = happened(ComplaintClosed, complaintRefOf(state), {
    article: articleOf(state.body),
    to,
    deadlines: stopClocks(state),
  });
  const { now, actor } = acting;
  return { events: [event], body: { ...state.body, closing: { text, by: actor.id, at: now } } };
}
