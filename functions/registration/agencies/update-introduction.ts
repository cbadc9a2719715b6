import { decideUpdateIntroduction } from '../../../shared/domain/agency/update-introduction.ts';
import type { AgencyBody } from '../../../shared/domain/agency/agency.ts';
import {
  decideKeepIntroduction,
  introductionVersionId,
} from '../../../shared/domain/agency/introduction-version.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { introductionVersion } from '../../../shared/store/aggregates/introduction-version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
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
  const kept = await keepVersions(loaded, body.introduction, { now, by: principal.id }, deps);
  const view = agencyView({ ...loaded, version, body: decided.body }, policy, principal.roles);
  return {
    changes: [change(agency, loaded, decided), ...kept],
    response: { status: 200, body: view, headers: etag(version) },
  };
}

/** The new version; before the first update also the one that the agency came with. */
async function keepVersions(
  { id, version, body }: Loaded<AgencyBody>,
  text: string,
  { now, by }: { readonly now: string; readonly by: string },
  { tables }: RegistrationDeps,
): Promise<Change[]> {
  const { uscc, introduction: before, createdAt } = body;
  const keep = (
    at: number,
    what: Parameters<typeof decideKeepIntroduction>[1],
    heldFrom: string,
    who: string,
  ) => {
    const target = { newId: introductionVersionId(id, at) };
    const of = { agencyId: id, uscc, version: at };
    return change(introductionVersion, target, decideKeepIntroduction(of, what, { heldFrom, by: who }));
  };
  const next = keep(version + 1, { text, before }, now, by);
  if (before === undefined) return [next];
  const known = await load(tables, introductionVersion, introductionVersionId(id, 1));
  return known !== undefined ? [next] : [keep(1, { text: before }, createdAt, 'SYSTEM'), next];
}
