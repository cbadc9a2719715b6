import type { Decided } from '../../../shared/domain/event.ts';
import { refuse } from '../../../shared/domain/problem.ts';
import { blockedProduct, type ProductBody } from '../../../shared/domain/product/product.ts';
import { decideRecordVersion, productVersionId } from '../../../shared/domain/product/product-version.ts';
import { completePrice, type AgencyStanding, reliedOn } from '../../../shared/domain/product/standing.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../../shared/policy/policy.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { type Viewer } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { product, productVersion } from '../../../shared/store/aggregates/product.ts';
import { asRead, type HeldQualifications } from '../../../shared/store/held-qualifications.ts';
import { type Change, change, type Guard, type Plan } from '../../../shared/store/plan.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { LoadedAgency } from '../owner.ts';
import { productView } from '../views.ts';

/** The commit of a step of a product, answered with the product as it then is. */
export function productPlan(
  loaded: Loaded<ProductBody>,
  decided: Decided<ProductBody>,
  viewer: Viewer,
  {
    basis,
    ...more
  }: Partial<Pick<Plan, 'changes' | 'guards' | 'checks' | 'projections'>> & {
    readonly basis?: OfferBasis;
  } = {},
): Plan {
  const after = standingAfter(loaded, decided);
  return {
    ...more,
    changes: [change(product, loaded, decided), ...(more.changes ?? [])],
    response: { status: 200, body: productView(after, viewer, basis), headers: etag(after.version) },
  };
}

/** Keeps the version that the decision puts on offer. */
export function recordVersion(id: string, body: ProductBody, now: string): Change {
  const price = orThrow(completePrice(body.content));
  const newId = productVersionId(id, body.version);
  return change(productVersion, { newId }, decideRecordVersion({ id, body }, price, now));
}

/** No BLOCK flag may be open against what goes on offer (6-3c). */
export const notBlocked = (productId: string): Guard => ({
  absent: blockedProduct(productId),
  refusal: refuse('PRODUCT_BLOCKED', { article: '6-3c' }),
});

/** What an offer rests on: the agency as it was read, and the certificates where the category asks for any. */
export function offerConditions(
  category: string,
  { agency, held, standing, policy, now }: OfferBasis,
): Required<Pick<Plan, 'checks' | 'projections'>> {
  const relies = reliedOn(category, standing, { policy, today: toLocalDate(now) }).length > 0;
  return {
    checks: [{ kind: 'AGENCY', id: agency.id, version: agency.version }],
    projections: relies ? [asRead(held)] : [],
  };
}

export interface OfferBasis {
  readonly agency: LoadedAgency;
  readonly held: HeldQualifications;
  readonly standing: AgencyStanding;
  readonly policy: PolicySet;
  readonly now: string;
}
