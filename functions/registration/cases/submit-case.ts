import { documentReferences } from '../../../shared/domain/onboarding/draft-documents.ts';
import { decideResubmit, decideSubmit } from '../../../shared/domain/onboarding/submit.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import { documentFacts } from '../documents/load-documents.ts';
import type { routes } from '../routes.ts';
import { changedCase } from './changed-case.ts';
import { getOwnCase } from './own-case.ts';
import { policyOfCase } from './policy-of-case.ts';

/** Rows 5-1b, 5-1e, and what of article 4 is certain from the form: submits under today's policy. */
export async function submitCase(
  request: Request<(typeof routes)['submitCase']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const loaded = await getOwnCase(deps.tables, request);
  const { policy } = await deps.settings.current(request.now);
  const documents = await documentFacts(deps.tables, documentReferences(loaded.body.draft));
  const decided = orThrow(decideSubmit(loaded, request.body, { ...acting(request), policy, documents }));
  return { ...changedCase(loaded, decided, request.principal), policyVersion: policy.version };
}

/** Row 5-2c: submits a supplement under the policy of the submission. */
export async function resubmitCase(
  request: Request<(typeof routes)['resubmitCase']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const loaded = await getOwnCase(deps.tables, request);
  const policy = await policyOfCase(loaded.body, request.now, deps);
  const documents = await documentFacts(deps.tables, documentReferences(loaded.body.draft));
  const decided = orThrow(decideResubmit(loaded, request.body, { ...acting(request), policy, documents }));
  return { ...changedCase(loaded, decided, request.principal), policyVersion: policy.version };
}
