import { decideArchive, decideDraft, decideRevise } from '../../../shared/domain/product/edit.ts';
import { decidePublish, decideTakeOffShelf } from '../../../shared/domain/product/publish.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { readHeld, standingOf } from '../../../shared/store/held-qualifications.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { CatalogueDeps, StoreDeps } from '../deps.ts';
import { getOwn } from '../owner.ts';
import { productEntry } from '../reactions/agency-products.ts';
import type { routes } from '../routes.ts';
import { productView } from '../views.ts';
import { notBlocked, type OfferBasis, offerConditions, productPlan, recordVersion } from './product-plan.ts';

/** How an agency that offers products stands now. */
export async function offerBasis(
  agencyId: string,
  now: string,
  { tables, settings }: StoreDeps,
): Promise<OfferBasis> {
  const [owner, held, { policy }] = await Promise.all([
    get(tables, agency, agencyId),
    readHeld(tables, agencyId),
    settings.current(now),
  ]);
  return { agency: owner, held, standing: standingOf(owner, held), policy, now };
}

/** A new product, complete or not; only agencies on the platform have any (5-5a). */
export async function draftProduct(
  request: Request<(typeof routes)['draftProduct']>,
  deps: CatalogueDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const owner = await requireLiveAgency(deps.tables, principal.uscc);
  if (owner.status !== 'ACTIVE')
    throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '5-5a', extra: { state: owner.status } }));
  const [held, { policy }] = await Promise.all([readHeld(deps.tables, owner.id), deps.settings.current(now)]);
  const productId = newId();
  const owned = { id: owner.id, uscc: owner.body.uscc };
  const ctx = { ...acting(request), policy, today: toLocalDate(now) };
  const decided = orThrow(decideDraft(productId, owned, body, ctx));
  const after = standingAfter({ id: productId }, decided);
  return {
    changes: [change(product, { newId: productId }, decided)],
    // So that an agency that leaves meanwhile leaves no draft behind.
    checks: [{ kind: 'AGENCY', id: owner.id, version: owner.version }],
    projections: [productEntry(owner.id, productId)],
    response: {
      status: 201,
      body: productView(after, principal, { standing: standingOf(owner, held), policy, now }),
      headers: etag(after.version),
    },
  };
}

/** New content; a product that was on offer gets a new version (5-5b). */
export async function reviseProduct(
  request: Request<(typeof routes)['reviseProduct']>,
  deps: CatalogueDeps,
): Promise<Plan> {
  const { principal, params, body, now } = request;
  const loaded = await getOwn(deps.tables, product, params.productId, principal);
  requireVersion(loaded, request.ifMatch);
  await requireLiveAgency(deps.tables, principal.uscc);
  const basis = await offerBasis(loaded.body.agencyId, now, deps);
  const ctx = { ...acting(request), policy: basis.policy, today: toLocalDate(now) };
  const decided = orThrow(decideRevise(loaded, body, basis.standing, ctx));
  if (loaded.body.firstPublishedAt === undefined) return productPlan(loaded, decided, principal, { basis });
  const onOffer = loaded.status === 'PUBLISHED';
  return productPlan(loaded, decided, principal, {
    basis,
    changes: [recordVersion(loaded.id, decided.body, now)],
    ...(onOffer && {
      ...offerConditions(decided.body.content.category, basis),
      guards: [notBlocked(loaded.id)],
    }),
  });
}

/** Row 5-5a: on offer, if the agency, its category, its certificate and the content allow it. */
export async function publishProduct(
  request: Request<(typeof routes)['publishProduct']>,
  deps: CatalogueDeps,
): Promise<Plan> {
  const { principal, params, now } = request;
  const loaded = await getOwn(deps.tables, product, params.productId, principal);
  requireVersion(loaded, request.ifMatch);
  const basis = await offerBasis(loaded.body.agencyId, now, deps);
  const ctx = { ...acting(request), policy: basis.policy, today: toLocalDate(now) };
  const decided = orThrow(decidePublish(loaded, basis.standing, ctx));
  const first = loaded.body.firstPublishedAt === undefined;
  return productPlan(loaded, decided, principal, {
    ...offerConditions(decided.body.content.category, basis),
    guards: [notBlocked(loaded.id)],
    changes: first ? [recordVersion(loaded.id, decided.body, now)] : [],
  });
}

export async function takeProductOffShelf(
  request: Request<(typeof routes)['takeProductOffShelf']>,
  deps: CatalogueDeps,
): Promise<Plan> {
  const { params, principal, now } = request;
  const loaded = await getOwn(deps.tables, product, params.productId, principal);
  requireVersion(loaded, request.ifMatch);
  const decided = orThrow(decideTakeOffShelf(loaded, acting(request)));
  const basis = await offerBasis(loaded.body.agencyId, now, deps);
  return productPlan(loaded, decided, principal, { basis });
}

export async function archiveProduct(
  request: Request<(typeof routes)['archiveProduct']>,
  { tables }: CatalogueDeps,
): Promise<Plan> {
  const loaded = await getOwn(tables, product, request.params.productId, request.principal);
  requireVersion(loaded, request.ifMatch);
  return productPlan(loaded, orThrow(decideArchive(loaded, acting(request))), request.principal);
}
