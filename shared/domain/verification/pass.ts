import { OnboardingVerified } from '../../../events/onboarding-verified/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { Acting } from '../acting.ts';
import type { CaseDecision, CaseState } from '../onboarding/case-state.ts';
import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import { isRefusal, refuse } from '../problem.ts';
import { maySucceed, standing } from './overall.ts';
import { type OfficerActing, openForOfficer, type Opened } from './verified-case.ts';

const ARTICLE = '5-2c';

/**
 * VERIFYING → VERIFIED by a reviewer, where people entered results: by nobody who entered one (④). Refuses
 * VERIFICATION_INCOMPLETE while a check is undecided, an entry unconfirmed or a failure standing.
 */
export function decidePass(state: CaseState, acting: OfficerActing): CaseDecision {
  const opened = openForOfficer(state, 'pass', acting, ARTICLE);
  if (isRefusal(opened)) return opened;
  const { verification } = opened;
  const now = standing(verification);
  const pending = Object.keys(verification.pending);
  if (!maySucceed(now) || pending.length > 0) {
    const keys = (results: readonly { key: string }[]) => results.map(({ key }) => key);
    return refuse('VERIFICATION_INCOMPLETE', {
      article: ARTICLE,
      extra: { undecided: keys(now.undecided), failed: keys(now.failed), unconfirmed: pending },
    });
  }
  if (verification.manual.some(({ enteredBy }) => enteredBy === acting.actor.id))
    return refuse('FOUR_EYES', { article: ARTICLE });
  return verified(state, opened, now.categories, acting);
}

/** The event and body of a passed verification; the caller has checked that it may pass. */
export function verified(
  state: CaseState,
  { to, verification }: Opened,
  categories: readonly string[],
  acting: Acting,
): Decided<OnboardingCaseBody> {
  const verifiedCategories = [...categories];
  const { failure: _, ...kept } = verification;
  const { returned: __, ...settled } = state.body;
  const event = happened(
    OnboardingVerified,
    { caseId: state.id, uscc: state.body.uscc, categories: verifiedCategories },
    {
      article: ARTICLE,
      to,
      record: { run: verification.run, manual: verification.manual.map(({ key }) => key) },
    },
  );
  return {
    events: [event],
    body: { ...settled, verification: { ...kept, verifiedCategories, decidedBy: acting.actor.id } },
  };
}
