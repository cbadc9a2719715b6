import { ObjectionAccepted } from '../../../events/objection-accepted/v1.ts';
import { ObjectionIdentityOpened } from '../../../events/objection-identity-opened/v1.ts';
import { ObjectionNotAccepted } from '../../../events/objection-not-accepted/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { type Identifying, identifies } from '../identifying.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, lastDayOf } from '../time/deadline.ts';
import {
  followObjection,
  type NonAcceptanceReason,
  OBJECTION_ACCEPT,
  OBJECTION_DECIDE,
  type ObjectionDecision,
  objectionRefOf,
  type ObjectionState,
  stopClocks,
} from './objection.ts';

/**
 * SUBMITTED → ACCEPTED by the discipline office, with the text that may be shown to the agency. The decision is due
 * within policy `objection.decideWorkingDays`.
 */
export function decideAcceptObjection(
  state: ObjectionState,
  { redactedText, objector }: { readonly redactedText: string; readonly objector: Identifying },
  acting: Acting & { readonly policy: PolicySet; readonly calendar: Calendar },
): ObjectionDecision {
  const to = followObjection(state.status, 'accept', acting);
  if (isRefusal(to)) return to;
  if (identifies(redactedText, objector)) {
    const zh = '不得含有异议人的姓名、单位或电话';
    const fields = [{ field: 'body.redactedText', zh, en: 'it names the objector' }];
    return refuse('VALIDATION_FAILED', { article: '5-3x', fields });
  }
  const deadline = deadlineInWorkingDays({
    kind: OBJECTION_DECIDE,
    base: acting.now,
    source: { policyKey: 'objection.decideWorkingDays', article: '5-4b' },
    amount: acting.policy.get('objection.decideWorkingDays'),
    calendar: acting.calendar,
  });
  const event = happened(
    ObjectionAccepted,
    { ...objectionRefOf(state), dueOn: lastDayOf(deadline) },
    { article: '5-3x', to, deadlines: { set: [deadline], clear: [OBJECTION_ACCEPT] } },
  );
  return { events: [event], body: { ...state.body, redactedText } };
}

/** SUBMITTED → NOT_ACCEPTED by the discipline office, with the reason told to the objector. Commit with `decideSettleObjection`. */
export function decideNotAcceptObjection(
  state: ObjectionState,
  refusal: { readonly code: NonAcceptanceReason; readonly reason: string },
  acting: Acting,
): ObjectionDecision {
  const to = followObjection(state.status, 'refuse', acting);
  if (isRefusal(to)) return to;
  const { code, reason } = refusal;
  const event = happened(
    ObjectionNotAccepted,
    { ...objectionRefOf(state), reasonCode: code },
    { article: '5-3x', to, deadlines: stopClocks(state), reason },
  );
  return { events: [event], body: { ...state.body, notAccepted: { code, reason } } };
}

/** The discipline office opens the sealed parts, in any state; the trail says who and for what (domain §3.4). */
export function decideOpenIdentity(
  state: ObjectionState,
  { purpose }: { readonly purpose: string },
  acting: Acting,
): ObjectionDecision {
  if (!acting.roles.includes('CENTRE_DISCIPLINE')) return refuse('FORBIDDEN_ROLE', { article: '5-3x' });
  const event = happened(ObjectionIdentityOpened, objectionRefOf(state), {
    article: '5-3x',
    reason: purpose,
  });
  return { events: [event], body: state.body };
}
