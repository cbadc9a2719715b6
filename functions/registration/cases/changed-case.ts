import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { caseSummary } from './case-view.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';

/** The plan of a command on one case, answered with what the case will be. */
export function changedCase(
  loaded: Loaded<OnboardingCaseBody>,
  decided: Decided<OnboardingCaseBody>,
  principal: Principal,
): Plan {
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(onboardingCase, loaded, decided)],
    response: {
      status: 200,
      body: caseSummary(after, principal.roles),
      headers: etag(after.version),
    },
  };
}
