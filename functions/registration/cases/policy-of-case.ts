import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import type { RegistrationDeps } from '../deps.ts';

/** What a case is judged under: the policy of its submission, today's before there is one (requirements §8.0). */
export async function policyOfCase(
  { submission }: Pick<OnboardingCaseBody, 'submission'>,
  now: string,
  { settings }: Pick<RegistrationDeps, 'settings'>,
): Promise<PolicySet> {
  if (submission !== undefined) return settings.policyOf(submission.policyVersion);
  return (await settings.current(now)).policy;
}
