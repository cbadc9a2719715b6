import { OnboardingApproved } from '../../../events/onboarding-approved/v1.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal, type RuleRef } from '../problem.ts';
import { epochMs, type Instant } from '../time/instant.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { Outcome } from '../verification/verification-state.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, clearAll, followCase } from './case-state.ts';

/** What the end of a publicity says of its case. */
export interface PublicityEnd {
  readonly agencyId: string;
  readonly publicityId: string;
  readonly closesAt: Instant;
  readonly objections: { readonly undecided: number; readonly upheld: number };
  /** Worst result of the registry and list re-check (domain §5.3). */
  readonly recheck: Outcome;
}

/**
 * IN_PUBLICITY → APPROVED when the publicity closes clear (5-4a). `onboardedOn` is the Shanghai date of `closesAt`,
 * however late this runs. Commit with `decideOnboardAgency`, `releaseLiveCase` and `takeLiveAgency`.
 * Refuses PUBLICITY_RUNNING before `closesAt`, OBJECTION_PENDING while one is undecided or upheld,
 * VERIFICATION_INCOMPLETE unless the re-check passed.
 */
export function decideApprove(state: CaseState, end: PublicityEnd, acting: Acting): CaseDecision {
  const to = followCase(state.status, 'approve', acting);
  if (isRefusal(to)) return to;
  return approved(state, end, acting, { to, onboardedOn: toLocalDate(end.closesAt), row: '5-4a' });
}

/**
 * OBJECTION_REVIEW → APPROVED once the last objection is dismissed (5-4b). `onboardedOn` is the day of this decision,
 * as the publicity had ended before with an objection open.
 */
export function decideApproveAfterObjection(
  state: CaseState,
  end: PublicityEnd,
  acting: Acting,
): CaseDecision {
  const to = followCase(state.status, 'approveAfterObjection', acting);
  if (isRefusal(to)) return to;
  return approved(state, end, acting, { to, onboardedOn: toLocalDate(acting.now), row: '5-4b' });
}

function approved(
  state: CaseState,
  end: PublicityEnd,
  acting: Acting,
  result: { to: string; onboardedOn: LocalDate; row: RuleRef },
): CaseDecision {
  const refusal = notYet(end, acting.now, result.row);
  if (refusal !== undefined) return refusal;
  const { agencyId, publicityId, closesAt, recheck } = end;
  const event = happened(
    OnboardingApproved,
    {
      caseId: state.id,
      uscc: state.body.uscc,
      agencyId,
      onboardedOn: result.onboardedOn,
      afterObjection: result.row === '5-4b',
    },
    {
      article: result.row,
      to: result.to,
      refs: { agency: agencyId },
      deadlines: clearAll(state),
      record: { publicityId, closesAt, recheck },
    },
  );
  return { events: [event], body: { ...state.body, agencyId } };
}

function notYet(end: PublicityEnd, now: Instant, article: RuleRef): Refusal | undefined {
  if (epochMs(now) < epochMs(end.closesAt)) {
    return refuse('PUBLICITY_RUNNING', { article, extra: { closesAt: end.closesAt } });
  }
  if (end.objections.undecided > 0 || end.objections.upheld > 0) {
    return refuse('OBJECTION_PENDING', { article, extra: { objections: end.objections } });
  }
  if (end.recheck === 'FAIL' || end.recheck === 'UNKNOWN') {
    return refuse('VERIFICATION_INCOMPLETE', { article, extra: { recheck: end.recheck } });
  }
  return undefined;
}
