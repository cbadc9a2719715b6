import type { LiabilityNoticeBody, RemovalBody } from '../../shared/domain/removal/removal.ts';
import { articleOfRemoval } from '../../shared/domain/removal/ground.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import {
  liabilityNotice,
  liabilityNoticesOf,
  removal,
  removalsIn,
  removalsOf,
} from '../../shared/store/aggregates/removal.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { buyerIdOf } from '../orders/sides.ts';
import type { RemovalDeps } from './deps.ts';
import { visibleRemoval } from './handling.ts';
import type { routes } from './routes.ts';
import { liabilityView, removalView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

/** Those of a status, oldest first; or all of one agency, newest first. */
export async function listRemovals(
  { query, principal }: Request<(typeof routes)['listRemovals']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status } = query;
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, removal, 'list1', { pk: removalsIn(status) }, query)
      : await list(tables, removal, 'list2', { pk: removalsOf(agencyId), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => removalView(each, principal)), ...rest } };
}

export async function readRemoval(
  request: Request<(typeof routes)['readRemoval']>,
  { tables }: RemovalDeps,
): Promise<Reply> {
  const found = await visibleRemoval(request, tables);
  return { status: 200, body: removalView(found, request.principal), headers: etag(found.version) };
}

export async function listLiabilityNotices(
  { params, query }: Request<(typeof routes)['listLiabilityNotices']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const removed = await get(tables, removal, params.removalId);
  const { items, ...rest } = await list(
    tables,
    liabilityNotice,
    'list1',
    { pk: liabilityNoticesOf(removed.id) },
    query,
  );
  return { status: 200, body: { items: items.map((each) => liabilityView(each, removed)), ...rest } };
}

export async function readLiabilityNotice(
  { params, principal }: Request<(typeof routes)['readLiabilityNotice']>,
  { tables }: RemovalDeps,
): Promise<Reply> {
  const found = await get(tables, liabilityNotice, params.noticeId);
  if (!isOfficer(principal) && !isParty(found, principal)) throw new ProblemError(refuse('NOT_FOUND'));
  const removed = await get(tables, removal, found.body.removalId);
  return { status: 200, body: liabilityView(found, removed), headers: etag(found.version) };
}

/** Who was removed, for the public: without reasons. One whose removal was revoked is not among them. */
export async function listRemovalNotices(
  { query }: Request<(typeof routes)['listRemovalNotices']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(tables, removal, 'list1', { pk: removalsIn('EXECUTED') }, query);
  return {
    status: 200,
    body: { items: await Promise.all(items.map((each) => notice(each, tables))), ...rest },
  };
}

/** The buyer of the order, or the agency that answers for it. */
const isParty = ({ body }: Loaded<LiabilityNoticeBody>, principal: Principal): boolean =>
  buyerIdOf(principal) === body.buyerId || principal.uscc === body.uscc;

async function notice({ body }: Loaded<RemovalBody>, tables: Tables) {
  const { name } = (await get(tables, agency, body.agencyId)).body;
  return {
    agencyId: body.agencyId,
    agencyName: name,
    uscc: body.uscc,
    removedAt: body.decision?.at ?? '',
    articles: [articleOfRemoval(body.ground)],
  };
}
