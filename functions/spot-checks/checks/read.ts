import { findLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { visibleCheck } from './handling.ts';
import { spotCheckView } from './view.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

/** Checks in the order of opening: an agency's own; for officers those of an agency, of a plan, or of one status. */
export async function listSpotChecks(
  { query, principal }: Request<(typeof routes)['listSpotChecks']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const agencyId = isOfficer(principal) ? query.agencyId : await ownAgencyId(principal, tables);
  const { items, ...rest } = await page();
  return { status: 200, body: { items: items.map((each) => spotCheckView(each, principal)), ...rest } };

  function page() {
    if (agencyId !== undefined)
      return list(tables, spotCheck, 'list3', { pk: `SPOTCHECK#AGENCY#${agencyId}` }, query);
    return query.planId === undefined
      ? list(tables, spotCheck, 'list1', { pk: `SPOTCHECK#${query.status}` }, query)
      : list(tables, spotCheck, 'list2', { pk: `SPOTCHECK#PLAN#${query.planId}` }, query);
  }
}

async function ownAgencyId({ uscc }: Principal, tables: Tables): Promise<string> {
  const found = uscc === undefined ? undefined : await findLiveAgency(tables, uscc);
  if (found === undefined) throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '2-1' }));
  return found.id;
}

export async function readSpotCheck(
  { params, principal }: Request<(typeof routes)['readSpotCheck']>,
  { tables }: SpotChecksDeps,
): Promise<Reply> {
  const found = await visibleCheck({ params, principal }, tables);
  return { status: 200, body: spotCheckView(found, principal), headers: etag(found.version) };
}
