import { ViolationConfirmed } from '../../../events/violation-confirmed/v1.ts';
import { ViolationConsequencesOpened } from '../../../events/violation-consequences-opened/v1.ts';
import { ViolationHeard } from '../../../events/violation-heard/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import { refuseAccepted } from '../hearing/accepted.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInWorkingDays, lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { MATRIX } from './consequences.ts';
import { refuseFindings } from './findings.ts';
import { VIOLATION_ARTICLES } from './kinds.ts';
import {
  followViolation,
  hasMadeTheCase,
  VIOLATION_REVIEW,
  violationRefOf,
  type ViolationDecision,
  type ViolationState,
} from './violation.ts';

/**
 * PRIOR_NOTICE → HEARD → CONFIRMED → CONSEQUENCES_PENDING (④, 13-1 to 13-3): by a reviewer who neither investigated nor proposed
 * it, after the hearing, on findings that bear it. Whoever considered the reply may also decide: the second person is another
 * than who gave the notice (domain §5.5). Nothing punitive happens by itself: the consequences are lines to be drawn.
 */
export function decideConfirm(
  state: ViolationState,
  { hearing, reason }: { readonly hearing: HearingState | undefined; readonly reason: string },
  acting: OfficerActing & { readonly policy: PolicySet; readonly calendar: Calendar },
): ViolationDecision {
  const { body } = state;
  const { proposal, hearingId } = body;
  const article = VIOLATION_ARTICLES[body.kind];
  const heard = refuseConflict(acting, body.uscc, article) ?? followViolation(state.status, 'hear', acting);
  if (isRefusal(heard)) return heard;
  if (proposal === undefined || hearingId === undefined) throw new Error(`${state.id} has no proposal`);
  if (hasMadeTheCase(body, acting.actor)) return refuse('FOUR_EYES', { article });
  const refused =
    requireConsidered(hearing, article) ??
    refuseAccepted(hearing, article) ??
    refuseFindings(body.kind, proposal);
  if (refused !== undefined) return refused;
  const { level } = proposal;
  const deadline = deadlineInWorkingDays({
    kind: VIOLATION_REVIEW,
    base: acting.now,
    source: { policyKey: 'violation.reviewWorkingDays', article },
    amount: acting.policy.get('violation.reviewWorkingDays'),
    calendar: acting.calendar,
  });
  const reviewUntil = lastDayOf(deadline);
  const ref = violationRefOf(state);
  // The indicator counts what is confirmed by itself (shared/domain/metrics).
  const counted = { by: 'SYSTEM', reason: '计入平台违规扣分指标' };
  const confirmed = happened(
    ViolationConfirmed,
    { ...ref, level },
    { article, to: 'CONFIRMED', reason, docRefs: proposal.documentIds },
  );
  const opened = happened(
    ViolationConsequencesOpened,
    { ...ref, level, reviewUntil },
    { article, to: 'CONSEQUENCES_PENDING', deadlines: { set: [deadline] } },
  );
  return {
    events: [happened(ViolationHeard, { ...ref, hearingId }, { article, to: heard }), confirmed, opened],
    body: {
      ...body,
      level,
      confirmation: { by: acting.actor.id, at: acting.now, reason },
      consequences: MATRIX[level].map((kind) =>
        kind === 'INTEGRITY_DEDUCTION' ? { kind, done: { ...counted, at: acting.now } } : { kind },
      ),
      reviewUntil,
    },
  };
}
