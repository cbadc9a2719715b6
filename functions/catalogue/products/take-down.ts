import { decideFreeze, decideLiftByPerson } from '../../../shared/domain/product/freeze.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { CatalogueDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { offerBasis } from './edit-product.ts';
import { notBlocked, offerConditions, productPlan } from './product-plan.ts';

/** The centre takes a product down, with its reason (SM-5). */
export async function takeProductDown(
  request: Request<(typeof routes)['takeProductDown']>,
  { tables }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal } = request;
  const loaded = await get(tables, product, params.productId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5b');
  const decided = orThrow(decideFreeze(loaded, { cause: 'TAKEDOWN', reason: body.reason }, officer));
  return productPlan(loaded, decided, principal);
}

/** The centre's cause is gone: the product is what it was before, unless something else still keeps it off offer. */
export async function liftTakedown(
  request: Request<(typeof routes)['liftTakedown']>,
  deps: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(deps.tables, product, params.productId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5b');
  const basis = await offerBasis(loaded.body.agencyId, now, deps);
  const ctx = { ...officer, policy: basis.policy, today: toLocalDate(now) };
  const lifted = { cause: 'TAKEDOWN', reason: body.reason } as const;
  const decided = orThrow(decideLiftByPerson(loaded, lifted, basis.standing, ctx));
  const onOffer = decided.events.at(-1)?.to === 'PUBLISHED';
  if (!onOffer) return productPlan(loaded, decided, principal);
  const conditions = offerConditions(loaded.body.content.category, basis);
  return productPlan(loaded, decided, principal, { ...conditions, guards: [notBlocked(loaded.id)] });
}
