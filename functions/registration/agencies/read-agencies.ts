import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { listAgenciesOf } from '../../../shared/store/agency-directory.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { agencyView } from './agency-view.ts';

export async function readAgency(
  { params, now }: Request<(typeof routes)['readAgency']>,
  deps: RegistrationDeps,
): Promise<Reply> {
  const loaded = await get(deps.tables, agency, params.agencyId);
  const { policy } = await deps.settings.current(now);
  return { status: 200, body: agencyView(loaded, policy, []), headers: etag(loaded.version) };
}

/** Row 2-1: the agency whose duties the caller has. */
export async function readOwnAgency(
  { principal, now }: Request<(typeof routes)['readOwnAgency']>,
  deps: RegistrationDeps,
): Promise<Reply> {
  const loaded = await requireLiveAgency(deps.tables, principal.uscc);
  const { policy } = await deps.settings.current(now);
  return {
    status: 200,
    body: agencyView(loaded, policy, principal.roles),
    headers: etag(loaded.version),
  };
}

/** Active agencies by the date they came, all or those of a category; every page is whole. */
export async function listAgencies(
  { query, now }: Request<(typeof routes)['listAgencies']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { policy } = await deps.settings.current(now);
  const { items, ...rest } =
    query.category === undefined
      ? await list(deps.tables, agency, 'list1', { pk: 'AGENCY#ACTIVE' }, query)
      : await listAgenciesOf(deps.tables, query.category, query);
  return {
    status: 200,
    body: { items: items.map((each) => agencyView(each, policy, [])), ...rest },
  };
}
