import { OnboardingReturnedToVerification } from '../../../events/onboarding-returned-to-verification/v1.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, followCase } from './case-state.ts';
import type { Rejection } from './reject.ts';

export interface ReturnAfterHearing extends Omit<Rejection, 'proposedBy'> {
  /** Objections against the notice that still wait for their decision. */
  readonly undecided: number;
  /** Who proposed that the objections be upheld, and who accepted the reply (④); put `notBy` on them as well. */
  readonly proposedBy: readonly string[];
}

const NOT_ACCEPTED = {
  zh: '陈述申辩被采纳后，方可退回核验',
  en: 'A case is returned to verification only once the reply of the agency was accepted',
};

/**
 * OBJECTION_REVIEW → VERIFYING by a second person: the agency's reply to the prior notice was accepted, so it is not
 * refused, and neither is it let in on what the objection shook (5-4b). Another run and a new full publicity follow.
 * Refuses FOUR_EYES, OBJECTION_PENDING while another objection is undecided, and ILLEGAL_TRANSITION unless the hearing
 * was considered and its reply accepted.
 */
export function decideReturnAfterHearing(
  state: CaseState,
  back: ReturnAfterHearing,
  acting: Acting,
): CaseDecision {
  const to = followCase(state.status, 'returnToVerification', acting);
  if (isRefusal(to)) return to;
  const article = '5-4b';
  const { publicityId, hearing, undecided, proposedBy, reason } = back;
  if (proposedBy.includes(acting.actor.id)) return refuse('FOUR_EYES', { article });
  if (undecided > 0) return refuse('OBJECTION_PENDING', { article, extra: { objections: { undecided } } });
  if (hearing.status !== 'CONSIDERED' || !hearing.accepted) {
    return refuse('ILLEGAL_TRANSITION', { article, detail: NOT_ACCEPTED });
  }
  const event = happened(
    OnboardingReturnedToVerification,
    { caseId: state.id, uscc: state.body.uscc, publicityId },
    { article, to, reason, record: { hearingId: hearing.id, proposedBy, decidedBy: acting.actor.id } },
  );
  return { events: [event], body: state.body };
}
