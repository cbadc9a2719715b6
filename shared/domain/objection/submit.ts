import { ObjectionSubmitted } from '../../../events/objection-submitted/v1.ts';
import { ObjectionWithdrawn } from '../../../events/objection-withdrawn/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import {
  followObjection,
  OBJECTION_ACCEPT,
  type ObjectionBody,
  type ObjectionDecision,
  objectionRefOf,
  type ObjectionState,
  stopClocks,
} from './objection.ts';

type Submission = Omit<ObjectionBody, 'submittedAt' | 'policyVersion' | 'proposals'>;

/**
 * – → SUBMITTED. The centre is to say within policy `objection.acceptWorkingDays` whether it is accepted. Commit with
 * `decideReceiveObjection` on its publicity and with the sealed records.
 */
export function decideSubmitObjection(
  objectionId: string,
  submission: Submission,
  ctx: { readonly now: Instant; readonly policy: PolicySet; readonly calendar: Calendar },
): Decided<ObjectionBody> {
  const body = { ...submission, submittedAt: ctx.now, policyVersion: ctx.policy.version, proposals: 0 };
  const deadline = deadlineInWorkingDays({
    kind: OBJECTION_ACCEPT,
    base: ctx.now,
    source: { policyKey: 'objection.acceptWorkingDays', article: '5-3x' },
    amount: ctx.policy.get('objection.acceptWorkingDays'),
    calendar: ctx.calendar,
  });
  const { identity, facts, evidence } = submission.sealed;
  const event = happened(ObjectionSubmitted, objectionRefOf({ id: objectionId, body }), {
    article: '5-3x',
    to: 'SUBMITTED',
    deadlines: { set: [deadline] },
    refs: {
      publicity: submission.publicityId,
      identity: identity.ref,
      facts: facts.ref,
      evidence: evidence.ref,
    },
    record: { objectorKind: submission.objectorKind, hashes: [identity.hash, facts.hash, evidence.hash] },
  });
  return { events: [event], body };
}

/** SUBMITTED or ACCEPTED → WITHDRAWN by the objector. Commit with `decideSettleObjection`. */
export function decideWithdrawObjection(state: ObjectionState, acting: Acting): ObjectionDecision {
  const to = followObjection(state.status, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const event = happened(ObjectionWithdrawn, objectionRefOf(state), {
    article: '5-3x',
    to,
    deadlines: stopClocks(state),
  });
  return { events: [event], body: state.body };
}
