import { decideUpdateIntroduction } from '../../../shared/domain/agency/update-introduction.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { agencyView } from './agency-view.ts';

/** Rows 2-1 and 6-3a: a duty, and so for agencies on the platform only; a suspended one keeps it. */
export async function updateIntroduction(
  request: Request<(typeof routes)['updateIntroduction']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const loaded = await requireLiveAgency(deps.tables, principal.uscc);
  requireVersion(loaded, request.ifMatch);
  const decided = orThrow(decideUpdateIntroduction(loaded, body.introduction));
  const { policy } = await deps.settings.current(now);
  const version = loaded.version + 1;
  const view = agencyView({ ...loaded, version, body: decided.body }, policy, principal.roles);
  return {
    changes: [change(agency, loaded, decided)],
    response: { status: 200, body: view, headers: etag(version) },
  };
}
