import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { productVersionId } from '../../../shared/domain/product/product-version.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import {
  offeredBy,
  offeredIn,
  product,
  productsOf,
  productVersion,
  versionsOf,
} from '../../../shared/store/aggregates/product.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import type { CatalogueDeps } from '../deps.ts';
import { getVisible, listedAgencyId } from '../owner.ts';
import type { routes } from '../routes.ts';
import { offerBasis } from './edit-product.ts';
import { offerView, productView, versionView } from '../views.ts';

/** What is on offer in a category, newest first. */
export async function listOffers(
  { query }: Request<(typeof routes)['listOffers']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: offeredIn(query.category), newestFirst: true };
  const { items, ...rest } = await list(tables, product, 'list2', key, query);
  return { status: 200, body: { items: items.map(offerView), ...rest } };
}

/** What an agency has on offer, newest first. */
export async function listOffersOfAgency(
  { params, query }: Request<(typeof routes)['listOffersOfAgency']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: offeredBy(params.agencyId), newestFirst: true };
  const { items, ...rest } = await list(tables, product, 'list3', key, query);
  return { status: 200, body: { items: items.map(offerView), ...rest } };
}

/** One product on offer; what is not on offer is not there for the public. */
export async function readOffer(
  { params }: Request<(typeof routes)['readOffer']>,
  { tables }: CatalogueDeps,
): Promise<Reply> {
  const loaded = await get(tables, product, params.productId);
  if (loaded.status !== 'PUBLISHED') throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: offerView(loaded) };
}

/** An agency's own products, whatever their state. */
export async function listProducts(
  { query, principal, now }: Request<(typeof routes)['listProducts']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { tables } = deps;
  const agencyId = await listedAgencyId(tables, query.agencyId, principal);
  const key = { pk: productsOf(agencyId), newestFirst: true };
  const { items, ...rest } = await list(tables, product, 'list1', key, query);
  const basis = items.length === 0 ? undefined : await offerBasis(agencyId, now, deps);
  return { status: 200, body: { items: items.map((each) => productView(each, principal, basis)), ...rest } };
}

export async function readProduct(
  { params, principal, now }: Request<(typeof routes)['readProduct']>,
  deps: CatalogueDeps,
): Promise<Reply> {
  const loaded = await getVisible(deps.tables, product, params.productId, principal);
  const basis = await offerBasis(loaded.body.agencyId, now, deps);
  return { status: 200, body: productView(loaded, principal, basis), headers: etag(loaded.version) };
}

/** The versions that were on offer, oldest first. They were public, and orders name them: anybody may read them. */
export async function listProductVersions(
  { params, query }: Request<(typeof routes)['listProductVersions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(
    tables,
    productVersion,
    'list1',
    { pk: versionsOf(params.productId) },
    query,
  );
  return { status: 200, body: { items: items.map(versionView), ...rest } };
}

export async function readProductVersion(
  { params }: Request<(typeof routes)['readProductVersion']>,
  { tables }: CatalogueDeps,
): Promise<Reply> {
  const id = productVersionId(params.productId, params.productVersion);
  const loaded = await load(tables, productVersion, id);
  if (loaded === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: versionView(loaded) };
}
