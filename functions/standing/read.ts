import type { AgencyBody } from '../../shared/domain/agency/agency.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { findLiveAgency } from '../../shared/store/live-agency.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { PAGE_HEADERS } from '../publicity/pages/html.ts';
import type { StandingDeps } from './deps.ts';
import { standingPage } from './page.ts';
import type { routes } from './routes.ts';
import { standingOf, type StandingView } from './view.ts';

type Own = Request<(typeof routes)['readOwnStanding']>;
type Any = Request<(typeof routes)['readStanding']>;

/** Nobody else's browser or proxy keeps it. */
const PRIVATE = { 'cache-control': 'private, no-store' } as const;

/** The caller's agency; one that was removed or left, if none lives: the last of its credit code. @throws NOT_FOUND */
async function lastAgency(tables: Tables, uscc: string): Promise<Loaded<AgencyBody>> {
  const live = await findLiveAgency(tables, uscc);
  if (live !== undefined) return live;
  const key = { pk: `AGENCY#USCC#${uscc}`, newestFirst: true };
  const [last] = (await list(tables, agency, 'list2', key, { limit: 1 })).items;
  if (last === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return get(tables, agency, last.id);
}

async function ownStanding({ principal, query, now }: Own, { tables }: StandingDeps): Promise<StandingView> {
  const { uscc } = principal;
  if (uscc === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return standingOf(await lastAgency(tables, uscc), principal, { ...query, now }, tables);
}

/** The same as its agency sees it, and what that may do. */
async function anyStanding(
  { params, principal, query, now }: Any,
  { tables }: StandingDeps,
): Promise<StandingView> {
  const found = await get(tables, agency, params.agencyId);
  const asAgency: Principal = { ...principal, roles: ['AGENCY_ADMIN'], conflicts: [] };
  return standingOf(found, asAgency, { ...query, now }, tables);
}

export const readOwnStanding = async (request: Own, deps: StandingDeps): Promise<Reply> => ({
  status: 200,
  body: await ownStanding(request, deps),
});

export const readStanding = async (request: Any, deps: StandingDeps): Promise<Reply> => ({
  status: 200,
  body: await anyStanding(request, deps),
});

const asPage = (view: StandingView, path: string): Reply => ({
  status: 200,
  body: standingPage(view, path),
  headers: { ...PAGE_HEADERS, ...PRIVATE },
});

export const readOwnStandingPage = async (request: Own, deps: StandingDeps): Promise<Reply> =>
  asPage(await ownStanding(request, deps), '/agencies/own/standing/page');

export const readStandingPage = async (request: Any, deps: StandingDeps): Promise<Reply> => {
  const view = await anyStanding(request, deps);
  return asPage(view, `/agencies/${view.agencyId}/standing/page`);
};
