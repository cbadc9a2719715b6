import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';

/**
 * Whether a case in VERIFYING stands on results of before: of an earlier round, or of a verification that had passed
 * and whose re-check failed. Nobody decides on those.
 */
export function isOutdated({
  verification,
  submission,
}: Pick<OnboardingCaseBody, 'verification' | 'submission'>): boolean {
  return (
    verification !== undefined &&
    (verification.round !== submission?.round || verification.decidedBy !== undefined)
  );
}
