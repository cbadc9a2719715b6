import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { type Change, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { PublicityDeps } from '../deps.ts';
import { after } from '../views.ts';

interface Deciding {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly caseId: string };
}

/** The case that is decided on, at the version that the caller knows. */
export async function caseFor(
  request: Deciding,
  { tables }: PublicityDeps,
): Promise<Loaded<OnboardingCaseBody>> {
  const found = await get(tables, onboardingCase, request.params.caseId);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The answer to a decision: the case after it. */
export function answer(found: Loaded<OnboardingCaseBody>, changes: readonly Change[]): Reply {
  const moved = changes.find(({ kind }) => kind === onboardingCase.kind);
  const { id, status, version } = moved === undefined ? found : after(moved, found.body);
  return { status: 200, body: { caseId: id, status, version }, headers: etag(version) };
}
