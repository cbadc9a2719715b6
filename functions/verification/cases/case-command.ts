import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { VerificationDeps } from '../deps.ts';
import { verificationView } from './view.ts';

interface CaseRequest {
  readonly params: { readonly caseId: string };
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
}

/** A running case keeps the policy of its submission; days are counted by today's calendar (requirements §8.0). */
export async function settingsOf(
  { submission }: Pick<OnboardingCaseBody, 'submission'>,
  now: string,
  { settings }: Pick<VerificationDeps, 'settings'>,
): Promise<Settings> {
  const current = await settings.current(now);
  const policy: PolicySet =
    submission === undefined ? current.policy : await settings.policyOf(submission.policyVersion);
  return { ...current, policy };
}

/** What every officer's command on a case begins with. */
export async function openCommand(request: CaseRequest, deps: VerificationDeps) {
  const loaded = await get(deps.tables, onboardingCase, request.params.caseId);
  requireVersion(loaded, request.ifMatch);
  const settings = await settingsOf(loaded.body, request.now, deps);
  return { loaded, settings, officer: acting(request) };
}

/** The commit of a decision about a case, answered with the verification as it then is. */
export function casePlan(
  loaded: Loaded<OnboardingCaseBody>,
  decided: Decided<OnboardingCaseBody>,
  {
    principal,
    policyVersion,
    notBy,
    changes = [],
    ...more
  }: Partial<Pick<Plan, 'changes' | 'guards' | 'checks'>> & {
    readonly principal: Principal;
    readonly policyVersion: string;
    readonly notBy?: NotBy;
  },
): Plan {
  const after = standingAfter(loaded, decided);
  return {
    ...more,
    changes: [change(onboardingCase, loaded, decided, notBy), ...changes],
    policyVersion,
    response: {
      status: 200,
      body: verificationView(after, principal.roles),
      headers: etag(after.version),
    },
  };
}
