import { OnboardingRejected } from '../../../events/onboarding-rejected/v1.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, clearAll, followCase } from './case-state.ts';

export interface Rejection {
  readonly publicityId: string;
  /** Told to the agency; empty is refused. */
  readonly reason: string;
  /** The hearing on the upheld objection (SM-22). */
  readonly hearing: { readonly id: string; readonly status: string; readonly accepted: boolean };
  /** The person whose proposal this decides on (④); put `notBy` on it in the commit as well. */
  readonly proposedBy: string;
}

const REPLY_ACCEPTED = {
  zh: '服务机构的陈述申辩已被采纳，不得再作出不予入驻的决定，应退回核验',
  en: 'The reply of the agency was accepted: it can no longer be refused; return the case to verification',
};

/**
 * OBJECTION_REVIEW → REJECTED by a second person after an upheld objection and a finished hearing (5-4b, domain §5.5).
 * Commit with `releaseLiveCase`. Refuses FOUR_EYES, HEARING_REQUIRED, ILLEGAL_TRANSITION once the agency's reply was
 * accepted, and an empty reason.
 */
export function decideReject(state: CaseState, rejection: Rejection, acting: Acting): CaseDecision {
  const to = followCase(state.status, 'reject', acting);
  if (isRefusal(to)) return to;
  const article = '5-4b';
  if (acting.actor.id === rejection.proposedBy) return refuse('FOUR_EYES', { article });
  if (rejection.hearing.status !== 'CONSIDERED') return refuse('HEARING_REQUIRED', { article });
  if (rejection.hearing.accepted) return refuse('ILLEGAL_TRANSITION', { article, detail: REPLY_ACCEPTED });
  const reason = rejection.reason.trim();
  if (reason === '') {
    const fields = [{ field: 'body.reason', zh: '须填写理由', en: 'a reason is required' }];
    return refuse('VALIDATION_FAILED', { article, fields });
  }
  const { publicityId, hearing, proposedBy } = rejection;
  const event = happened(
    OnboardingRejected,
    { caseId: state.id, uscc: state.body.uscc, publicityId },
    {
      article,
      to,
      deadlines: clearAll(state),
      reason,
      record: { hearingId: hearing.id, proposedBy, decidedBy: acting.actor.id },
    },
  );
  return { events: [event], body: { ...state.body, closedReason: reason } };
}
