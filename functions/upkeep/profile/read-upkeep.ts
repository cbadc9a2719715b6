import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import {
  introductionsOf,
  introductionVersion,
} from '../../../shared/store/aggregates/introduction-version.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { UpkeepDeps } from '../deps.ts';
import { keptOf } from '../keep.ts';
import type { routes } from '../routes.ts';
import { introductionView, upkeepSummary, upkeepView } from '../views.ts';

/** Rows 6-3a and 6-3b: what counts, what is due and how it was counted. */
export async function readOwnUpkeep(
  { principal, now }: Request<(typeof routes)['readOwnUpkeep']>,
  { tables, settings }: UpkeepDeps,
): Promise<Reply> {
  const own = await requireLiveAgency(tables, principal.uscc);
  const { policy, calendar } = await settings.current(now);
  const { state } = await keptOf(tables, own, { now, policy, calendar });
  return {
    status: 200,
    body: upkeepView(state, policy, { roles: principal.roles, now }),
    headers: etag(state.version),
  };
}

export async function readUpkeep(
  { params, principal, now }: Request<(typeof routes)['readUpkeep']>,
  { tables, settings }: UpkeepDeps,
): Promise<Reply> {
  const loaded = await get(tables, upkeep, params.agencyId);
  const { policy } = await settings.current(now);
  return {
    status: 200,
    body: upkeepView(loaded, policy, { roles: principal.roles, now }),
    headers: etag(loaded.version),
  };
}

export async function listUpkeeps(
  { query }: Request<(typeof routes)['listUpkeeps']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(tables, upkeep, 'list1', { pk: `UPKEEP#${query.status}` }, query);
  return { status: 200, body: { items: items.map(upkeepSummary), ...rest } };
}

export async function listOwnIntroductions(
  { principal, query }: Request<(typeof routes)['listOwnIntroductions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { id } = await requireLiveAgency(tables, principal.uscc);
  return introductionsPage(tables, id, query);
}

export async function listIntroductions(
  { params, query }: Request<(typeof routes)['listIntroductions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { id } = await get(tables, agency, params.agencyId);
  return introductionsPage(tables, id, query);
}

async function introductionsPage(tables: Tables, agencyId: string, page: PageRequest): Promise<Reply> {
  const key = { pk: introductionsOf(agencyId), newestFirst: true };
  const { items, ...rest } = await list(tables, introductionVersion, 'list1', key, page);
  return { status: 200, body: { items: items.map(introductionView), ...rest } };
}
