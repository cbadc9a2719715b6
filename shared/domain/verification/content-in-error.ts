import type { OnboardingCaseBody } from '../onboarding/onboarding-case.ts';
import { PUBLICITY_CONTENT } from './assess.ts';

/**
 * Whether a case came back because its notice was cancelled for an error in the content, and no supplement has mended
 * it since: passed by itself, it would publish the same error again (5-3).
 */
export function contentInError({
  returned,
  submission,
}: Pick<OnboardingCaseBody, 'returned' | 'submission'>): boolean {
  return (
    returned !== undefined &&
    returned.keys.includes(PUBLICITY_CONTENT) &&
    returned.round === (submission?.round ?? 0)
  );
}
