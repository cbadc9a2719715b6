import { ViolationReviewRequested } from '../../../events/violation-review-requested/v1.ts';
import { ViolationReviewTimeOver } from '../../../events/violation-review-time-over/v1.ts';
import { ViolationRevoked } from '../../../events/violation-revoked/v1.ts';
import { ViolationUpheld } from '../../../events/violation-upheld/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { AGENCY_ROLES } from '../identity/role.ts';
import { isRefusal, refuse } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { VIOLATION_ARTICLES } from './kinds.ts';
import { isSettled } from './settle.ts';
import {
  followViolation,
  hasMadeTheCase,
  VIOLATION_REVIEW,
  type ViolationBody,
  violationRefOf,
  type ViolationDecision,
  type ViolationState,
} from './violation.ts';

const stopTime = ({ deadlines }: ViolationState) =>
  deadlines[VIOLATION_REVIEW] === undefined ? {} : { deadlines: { clear: [VIOLATION_REVIEW] } };

/**
 * → UNDER_REVIEW: the agency asks within policy `violation.reviewWorkingDays`; the Commission may look again at any time, as after a
 * judgment [J]. What the agency says stays in the body.
 */
export function decideRequestReview(
  state: ViolationState,
  { reason, documentIds }: { readonly reason: string; readonly documentIds: readonly string[] },
  acting: OfficerActing,
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const to =
    refuseConflict(acting, body.uscc, article) ?? followViolation(state.status, 'requestReview', acting);
  if (isRefusal(to)) return to;
  const side: 'AGENCY' | 'COMMISSION' = AGENCY_ROLES.some((role) => acting.roles.includes(role))
    ? 'AGENCY'
    : 'COMMISSION';
  const time = state.deadlines[VIOLATION_REVIEW];
  if (side === 'AGENCY' && (time === undefined || isDue(time, acting.now)))
    return refuse('DEADLINE_PASSED', { article });
  const event = happened(
    ViolationReviewRequested,
    { ...violationRefOf(state), by: side },
    { article, to, docRefs: documentIds, ...stopTime(state) },
  );
  const review = { by: acting.actor.id, at: acting.now, reason, side, documentIds: [...documentIds] };
  return { events: [event], body: { ...body, review } };
}

/** The agency let its time for a review pass. Undefined when it is too early. */
export function decideReviewTimeOver(state: ViolationState, now: string): Decided<ViolationBody> | undefined {
  const time = state.deadlines[VIOLATION_REVIEW];
  if (time === undefined || !isDue(time, now)) return undefined;
  const event = happened(ViolationReviewTimeOver, violationRefOf(state), {
    article: VIOLATION_ARTICLES[state.body.kind],
    ...stopTime(state),
  });
  return { events: [event], body: state.body };
}

/** The review upholds or revokes it: by the Commission, and nobody who investigated it, confirmed it or wanted it (④, SM-15). */
export function decideReview(
  state: ViolationState,
  { outcome, reason }: { readonly outcome: 'UPHELD' | 'REVOKED'; readonly reason: string },
  acting: OfficerActing,
): ViolationDecision {
  const { body } = state;
  const article = VIOLATION_ARTICLES[body.kind];
  const upheld = isSettled(body.consequences) ? 'upholdClosed' : 'uphold';
  const to =
    refuseConflict(acting, body.uscc, article) ??
    followViolation(state.status, outcome === 'UPHELD' ? upheld : 'revoke', acting);
  if (isRefusal(to)) return to;
  if (body.review === undefined) throw new Error(`${state.id} has no review`);
  if (hasMadeTheCase(body, acting.actor) || [body.confirmation?.by, body.review.by].includes(acting.actor.id))
    return refuse('FOUR_EYES', { article });
  const contract = outcome === 'UPHELD' ? ViolationUpheld : ViolationRevoked;
  const event = happened(contract, violationRefOf(state), { article, to, reason });
  const decision = { by: acting.actor.id, at: acting.now, reason, outcome };
  return { events: [event], body: { ...body, review: { ...body.review, decision } } };
}
