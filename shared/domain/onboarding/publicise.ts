import { OnboardingHeldForObjection } from '../../../events/onboarding-held-for-objection/v1.ts';
import { OnboardingPublicised } from '../../../events/onboarding-publicised/v1.ts';
import { OnboardingReturnedToVerification } from '../../../events/onboarding-returned-to-verification/v1.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, followCase } from './case-state.ts';

/**
 * VERIFIED → IN_PUBLICITY, committed with the publicity that opens (5-3). Refuses VERIFICATION_INCOMPLETE when no
 * category was verified (5-2c).
 */
export function decidePublicise(
  state: CaseState,
  { publicityId }: { readonly publicityId: string },
  acting: Acting,
): CaseDecision {
  const to = followCase(state.status, 'publicise', acting);
  if (isRefusal(to)) return to;
  const categories = state.body.verification?.verifiedCategories ?? [];
  if (categories.length === 0) return refuse('VERIFICATION_INCOMPLETE', { article: '5-2c' });
  const event = happened(
    OnboardingPublicised,
    { caseId: state.id, uscc: state.body.uscc, publicityId },
    { article: '5-3', to, refs: { publicity: publicityId }, record: { categories } },
  );
  return { events: [event], body: { ...state.body, publicityId } };
}

/**
 * IN_PUBLICITY → OBJECTION_REVIEW: the publicity ended with an objection undecided, or one was upheld while it ran
 * (5-4b).
 */
export function decideHoldForObjection(
  state: CaseState,
  hold: { readonly publicityId: string; readonly cause: 'UNDECIDED_AT_CLOSE' | 'UPHELD' },
  acting: Acting,
): CaseDecision {
  const to = followCase(state.status, 'holdForObjection', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    OnboardingHeldForObjection,
    { caseId: state.id, uscc: state.body.uscc, publicityId: hold.publicityId },
    { article: '5-4b', to, record: { cause: hold.cause } },
  );
  return { events: [event], body: state.body };
}

/**
 * VERIFIED, IN_PUBLICITY or OBJECTION_REVIEW → VERIFYING: a re-check failed before the publicity opened, at its close
 * or after its objections (5-4a), or the publicity was cancelled for an error in its content (5-3). The verification starts another run on this event; a new full publicity follows.
 */
export function decideReturnToVerification(
  state: CaseState,
  failed: { readonly keys: readonly string[]; readonly publicityId?: string },
  acting: Acting,
): CaseDecision {
  const to = followCase(state.status, 'returnToVerification', acting);
  if (isRefusal(to)) return to;
  const { keys, publicityId } = failed;
  const event = happened(
    OnboardingReturnedToVerification,
    { caseId: state.id, uscc: state.body.uscc, ...(publicityId !== undefined && { publicityId }) },
    { article: '5-4a', to, record: { keys } },
  );
  const returned = { keys: [...keys], round: state.body.submission?.round ?? 0 };
  return { events: [event], body: { ...state.body, returned } };
}
