import { decideRegisterOfficer } from '../../../shared/domain/officer/officer.ts';
import { principalIdOf } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { AdministrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

type RegisterOfficer = Request<(typeof routes)['registerOfficer']>;

/** Enters a login subject into the register; nobody enters themselves. */
export async function registerOfficer(
  { body, principal, now }: RegisterOfficer,
  deps: AdministrationDeps,
): Promise<Plan> {
  const officerId = principalIdOf(deps.issuer, body.subject);
  if (officerId === principal.id) throw new ProblemError(refuse('FOUR_EYES', { article: '3-1' }));
  if ((await load(deps.tables, officer, officerId)) !== undefined)
    throw new ProblemError(refuse('DUPLICATE'));
  const { displayName, roles, conflicts } = body;
  const sealed = await deps.sealed.seal(`OFFICER#${officerId}`, { displayName }, now);
  const entry = { sealedRef: sealed.pk, roles, conflicts, active: true };
  return {
    changes: [change(officer, { newId: officerId }, decideRegisterOfficer(officerId, entry))],
    sealed: [sealed],
    response: {
      status: 201,
      body: { officerId, displayName, roles, conflicts, active: true, version: 1 },
      headers: etag(1),
    },
    confidential: true,
  };
}
