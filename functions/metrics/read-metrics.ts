import { AGENCY_ROLES, type Role } from '../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { toLocalDate, yearOf } from '../../shared/domain/time/local-date.ts';
import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import type { CommonApiDeps, ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { requireLiveAgency } from '../../shared/store/live-agency.ts';
import { lastRecomputed, listAggregates, listEntries } from '../../shared/store/metrics.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { composeEntries } from './compose-entries.ts';
import type { routes } from './routes.ts';

/** Row 6-2c: what the caller's agency is measured by, as it stands now. */
export async function readOwnMetrics(
  { principal, query, now }: Request<(typeof routes)['readOwnMetrics']>,
  deps: CommonApiDeps,
): Promise<Reply> {
  return metricsOf(await requireLiveAgency(deps.tables, principal.uscc), query.year, now, deps);
}

/** For officers any agency; an agency finds itself, and nobody else (6-2c). */
export async function readAgencyMetrics(
  { principal, params, query, now }: Request<(typeof routes)['readAgencyMetrics']>,
  deps: CommonApiDeps,
): Promise<Reply> {
  const loaded = await get(deps.tables, agency, params.agencyId);
  if (isAgencyOnly(principal.roles) && loaded.body.uscc !== principal.uscc) throw notFound();
  return metricsOf(loaded, query.year, now, deps);
}

async function metricsOf(
  { id, body }: Loaded<AgencyBody>,
  asked: number | undefined,
  now: string,
  { tables, settings }: CommonApiDeps,
): Promise<Reply> {
  const today = toLocalDate(now);
  const year = asked ?? yearOf(today);
  const { policy } = await settings.current(now);
  const categories = body.categories.map(({ code }) => code);
  const [entries, recomputedAt] = await Promise.all([
    composeEntries(tables, { agencyId: id, categories, year, today }, policy),
    lastRecomputed(tables, id),
  ]);
  return {
    status: 200,
    body: {
      agencyId: id,
      year,
      refresh: 'MONTHLY',
      ...(recomputedAt !== undefined && { recomputedAt }),
      entries,
    },
  };
}

/** The latest snapshot of a category (3-3a). */
export async function readCategoryMetrics(
  { principal, params, query, now }: Request<(typeof routes)['readCategoryMetrics']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  forOfficers(principal.roles);
  const year = query.year ?? yearOf(toLocalDate(now));
  const { items } = await listAggregates(tables, params.category, year, { limit: 1 });
  if (items[0] === undefined) throw notFound();
  return { status: 200, body: items[0] };
}

export async function listCategorySnapshots(
  { principal, params, query, now }: Request<(typeof routes)['listCategorySnapshots']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  forOfficers(principal.roles);
  const year = query.year ?? yearOf(toLocalDate(now));
  return { status: 200, body: await listAggregates(tables, params.category, year, query) };
}

export async function listCategoryEntries(
  { principal, params, query, now }: Request<(typeof routes)['listCategoryEntries']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  forOfficers(principal.roles);
  const year = query.year ?? yearOf(toLocalDate(now));
  return { status: 200, body: await listEntries(tables, year, params.category, query) };
}

const isAgencyOnly = (roles: readonly Role[]): boolean =>
  roles.every((role) => AGENCY_ROLES.some((each) => each === role) || role === 'BUYER');

const notFound = () => new ProblemError(refuse('NOT_FOUND'));

/** What others do is nothing that an agency finds (3-3a). */
function forOfficers(roles: readonly Role[]): void {
  if (isAgencyOnly(roles)) throw notFound();
}
