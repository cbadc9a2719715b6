import { OFFICER_ROLES } from '../../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { VerificationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { verificationView } from './view.ts';

/** Officers read any case's verification, an agency its own; another's does not exist for it. */
export async function readVerification(
  { params, principal }: Request<(typeof routes)['readVerification']>,
  { tables }: VerificationDeps,
): Promise<Reply> {
  const loaded = await get(tables, onboardingCase, params.caseId);
  const officer = OFFICER_ROLES.some((role) => principal.roles.includes(role));
  if (!officer && principal.uscc !== loaded.body.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  return {
    status: 200,
    body: verificationView(loaded, principal.roles),
    headers: etag(loaded.version),
  };
}
