import type { Article } from '../../policy/articles.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import type { Acting } from '../acting.ts';
import { type CaseState, followCase } from '../onboarding/case-state.ts';
import type { OnboardingAction, OnboardingStatus } from '../onboarding/machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isOutdated } from './outdated.ts';
import type { VerificationState } from './verification-state.ts';

/** An officer who acts, with the interests declared. */
export interface OfficerActing extends Acting {
  readonly conflicts: readonly string[];
}

/** A case with its verification, and the state that an officer's action leads to. */
export interface Opened {
  readonly to: OnboardingStatus;
  readonly verification: VerificationState;
}

/**
 * What every officer's decision in a verification begins with: no declared interest, the transition allowed to this
 * role, and results that there are.
 */
export function openForOfficer(
  state: CaseState,
  action: OnboardingAction,
  acting: OfficerActing,
  article: Article,
): Opened | Refusal {
  const conflict = refuseConflict(acting, state.body.uscc, article);
  if (conflict) return conflict;
  const to = followCase(state.status, action, acting);
  if (isRefusal(to)) return to;
  const { verification } = state.body;
  if (verification === undefined || verification.results.length === 0 || isOutdated(state.body)) {
    return refuse('VERIFICATION_INCOMPLETE', {
      article,
      detail: { zh: '自动核验尚未完成', en: 'The automatic checks are not done yet' },
    });
  }
  return { to, verification };
}
