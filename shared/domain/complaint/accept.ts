import { ComplaintAccepted } from '../../../events/complaint-accepted/v1.ts';
import { ComplaintNotAccepted } from '../../../events/complaint-not-accepted/v1.ts';
import { ComplaintTransferred } from '../../../events/complaint-transferred/v1.ts';
import type { ComplaintNonAcceptance } from '../../../events/complaint-ref.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import type { Identifying } from '../identifying.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { lastDayOf } from '../time/deadline.ts';
import {
  articleOf,
  COMPLAINT_ACCEPT,
  type ComplaintDecision,
  complaintRefOf,
  type ComplaintState,
  followComplaint,
  stopClocks,
} from './complaint.ts';
import { replyDeadline } from './submit.ts';
import { refuseNaming } from './texts.ts';

export interface Acceptance {
  /** What it is about, as the agency may read it. */
  readonly summary: string;
  /** The agency that a described target turned out to be; one that the complainant named stays. */
  readonly agency?: { readonly id: string; readonly uscc: string } | undefined;
}

/**
 * SUBMITTED → ACCEPTED by who handles this kind, with a summary that does not give the complainant away. The answer is
 * due within policy `complaint.replyDays`.
 */
export function decideAcceptComplaint(
  state: ComplaintState,
  { summary, agency }: Acceptance,
  acting: Acting & {
    readonly policy: PolicySet;
    readonly calendar: Calendar;
    readonly complainant: Identifying;
  },
): ComplaintDecision {
  const to = followComplaint(state, 'accept', acting);
  if (isRefusal(to)) return to;
  const naming = refuseNaming(state.body, ['summary', summary], acting.complainant);
  if (naming !== undefined) return naming;
  const { agencyId } = state.body;
  if (agency !== undefined && agencyId !== undefined && agency.id !== agencyId) {
    const zh = '投诉举报人已指明服务机构，不得更换';
    const fields = [{ field: 'body.agencyId', zh, en: 'the complainant named another agency' }];
    return refuse('VALIDATION_FAILED', { article: articleOf(state.body), fields });
  }
  const deadline = replyDeadline(state.body, acting);
  const found = agency === undefined ? {} : { agencyId: agency.id, uscc: agency.uscc };
  const body = { ...state.body, ...found, summary, dueAt: deadline.dueAt };
  const event = happened(
    ComplaintAccepted,
    { ...complaintRefOf({ id: state.id, body }), replyDueOn: lastDayOf(deadline) },
    {
      article: articleOf(state.body),
      to,
      deadlines: { set: [deadline], clear: [COMPLAINT_ACCEPT] },
      record: { agencyFound: agency !== undefined },
    },
  );
  return { events: [event], body };
}

/** SUBMITTED → NOT_ACCEPTED, with the reason told to the complainant. */
export function decideNotAcceptComplaint(
  state: ComplaintState,
  notAccepted: { readonly code: ComplaintNonAcceptance; readonly reason: string },
  acting: Acting & { readonly complainant: Identifying },
): ComplaintDecision {
  const to = followComplaint(state, 'refuse', acting);
  if (isRefusal(to)) return to;
  const { code, reason } = notAccepted;
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const event = happened(
    ComplaintNotAccepted,
    { ...complaintRefOf(state), reasonCode: code },
    { article: articleOf(state.body), to, deadlines: stopClocks(state), reason },
  );
  return { events: [event], body: { ...state.body, notAccepted: { code, reason } } };
}

/** SUBMITTED or ACCEPTED → TRANSFERRED to the authority that it belongs to; the complainant learns where it went. */
export function decideTransferComplaint(
  state: ComplaintState,
  { authority, reason }: { readonly authority: string; readonly reason: string },
  acting: Acting & { readonly complainant: Identifying },
): ComplaintDecision {
  const to = followComplaint(state, 'transfer', acting);
  if (isRefusal(to)) return to;
  const naming = refuseNaming(state.body, ['reason', reason], acting.complainant);
  if (naming !== undefined) return naming;
  const event = happened(ComplaintTransferred, complaintRefOf(state), {
    article: articleOf(state.body),
    to,
    deadlines: stopClocks(state),
    reason,
    record: { authority },
  });
  const { now, actor } = acting;
  return {
    events: [event],
    body: { ...state.body, transfer: { authority, reason, by: actor.id, at: now } },
  };
}
