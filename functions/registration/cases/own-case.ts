import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OnboardingCaseBody } from '../../../shared/domain/onboarding/onboarding-case.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';

/** A case of the caller's own agency, at the version given. @throws NOT_FOUND for a foreign one, STALE_VERSION */
export async function getOwnCase(
  tables: Tables,
  request: {
    readonly params: { readonly caseId: string };
    readonly principal: Principal;
    readonly ifMatch?: number;
  },
): Promise<Loaded<OnboardingCaseBody>> {
  const loaded = await get(tables, onboardingCase, request.params.caseId);
  if (loaded.body.uscc !== request.principal.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(loaded, request.ifMatch);
  return loaded;
}

/** A case that the caller may read: the own one, or any for an officer. @throws NOT_FOUND */
export async function getReadableCase(
  tables: Tables,
  request: { readonly params: { readonly caseId: string }; readonly principal: Principal },
): Promise<Loaded<OnboardingCaseBody>> {
  if (!isReadingOfficer(request.principal)) return getOwnCase(tables, request);
  return get(tables, onboardingCase, request.params.caseId);
}

export const isReadingOfficer = ({ roles }: Principal): boolean =>
  roles.some((role) => READING_OFFICERS.includes(role));
