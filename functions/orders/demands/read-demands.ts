import type { DemandBody } from '../../../shared/domain/demand/demand.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { AGENCY_ROLES, type Role } from '../../../shared/domain/identity/role.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import {
  demand,
  demandResponse,
  demandsInStatus,
  demandsOfBuyer,
  openDemandsIn,
  responsesOf,
  responsesTo,
} from '../../../shared/store/aggregates/demand.ts';
import { findLiveAgency, requireActiveAgency, requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list, type Page } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { buyerIdOf } from '../sides.ts';
import { demandView, responseView } from '../views.ts';

const pageReply = ({ items, ...rest }: Page<Loaded<DemandBody>>, roles: readonly Role[]): Reply => ({
  status: 200,
  body: { items: items.map((each) => demandView(each, roles)), ...rest },
});

/** Row 6-1a: the open demands of a category, for the active agencies that serve it and for officers. */
export async function listOpenDemands(
  { principal, query }: Request<(typeof routes)['listOpenDemands']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  if (!isOfficer(viewerOf(principal))) {
    const active = await requireActiveAgency(tables, principal.uscc);
    if (!active.body.categories.some(({ code }) => code === query.category))
      throw new ProblemError(refuse('CATEGORY_NOT_VERIFIED', { article: '6-1a' }));
  }
  const key = { pk: openDemandsIn(query.category), newestFirst: true };
  return pageReply(
    await list(tables, demand, 'list1', key, query),
    principal.roles.filter((role) => role !== 'BUYER'),
  );
}

export async function listOwnDemands(
  { principal, query }: Request<(typeof routes)['listOwnDemands']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const buyerId = buyerIdOf(principal);
  if (buyerId === undefined) throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '6-1a' }));
  const key = { pk: demandsOfBuyer(buyerId), newestFirst: true };
  return pageReply(await list(tables, demand, 'list2', key, query), ['BUYER']);
}

export async function listAllDemands(
  { principal, query }: Request<(typeof routes)['listAllDemands']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: demandsInStatus(query.status), newestFirst: true };
  return pageReply(await list(tables, demand, 'list3', key, query), principal.roles);
}

/** In which roles a caller meets a demand: its buyer, an agency of its category, an officer; anybody else in none. */
async function rolesOn(
  { body }: Loaded<DemandBody>,
  principal: Principal,
  tables: Tables,
): Promise<readonly Role[]> {
  if (buyerIdOf(principal) === body.buyer.id) return ['BUYER'];
  if (isOfficer(viewerOf(principal))) return principal.roles;
  const own = principal.uscc === undefined ? undefined : await findLiveAgency(tables, principal.uscc);
  const serves = own?.body.categories.some(({ code }) => code === body.category) ?? false;
  return serves ? principal.roles.filter((role) => AGENCY_ROLES.some((each) => each === role)) : [];
}

export async function readDemand(
  { principal, params }: Request<(typeof routes)['readDemand']>,
  { tables }: OrdersDeps,
): Promise<Reply> {
  const found = await get(tables, demand, params.demandId);
  const roles = await rolesOn(found, principal, tables);
  if (roles.length === 0) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: demandView(found, roles), headers: etag(found.version) };
}

/** What the agencies said: one agency does not read another's offer. */
export async function listResponses(
  { principal, params, query }: Request<(typeof routes)['listResponses']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, demand, params.demandId);
  const own = buyerIdOf(principal) === found.body.buyer.id;
  if (!own && !isOfficer(viewerOf(principal))) throw new ProblemError(refuse('NOT_FOUND'));
  const roles: readonly Role[] = own ? ['BUYER'] : principal.roles;
  const { items, ...rest } = await list(
    tables,
    demandResponse,
    'list2',
    { pk: responsesTo(found.id) },
    query,
  );
  return { status: 200, body: { items: items.map((each) => responseView(each, roles)), ...rest } };
}

export async function listOwnResponses(
  { principal, query }: Request<(typeof routes)['listOwnResponses']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const own = await requireLiveAgency(tables, principal.uscc);
  const key = { pk: responsesOf(own.id, query.status), newestFirst: true };
  const { items, ...rest } = await list(tables, demandResponse, 'list1', key, query);
  return {
    status: 200,
    body: { items: items.map((each) => responseView(each, principal.roles)), ...rest },
  };
}
