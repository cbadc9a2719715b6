import { ProductPublished } from '../../../events/product-published/v1.ts';
import { ProductTakenOffShelf } from '../../../events/product-taken-off-shelf/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  followProduct,
  type ProductBody,
  type ProductDecision,
  productRef,
  type ProductState,
} from './product.ts';
import { type AgencyStanding, completePrice, refuseOffer, type StandingContext } from './standing.ts';

/** Why this product may not go on offer as it and its agency stand (rows 5-5a, 5-5b, 3-1b); undefined when it may. */
export function refusePublishing(
  { content }: ProductBody,
  standing: AgencyStanding,
  ctx: StandingContext,
): Refusal | undefined {
  const refusal = refuseOffer(content, standing, ctx);
  if (refusal) return refusal;
  const price = completePrice(content);
  return isRefusal(price) ? price : undefined;
}

/**
 * DRAFT or OFF_SHELF → PUBLISHED (rows 5-5a, 5-5b, 3-1b). Commit with the absence of `blockedProduct` (6-3c), with
 * checks on the agency and on the certificates relied on, and the first time with `decideRecordVersion`.
 */
export function decidePublish(
  product: ProductState,
  standing: AgencyStanding,
  ctx: Acting & StandingContext,
): ProductDecision {
  // Its products are FROZEN: that they are so would not say why.
  if (standing.status === 'SUSPENDED') return refuse('AGENCY_SUSPENDED', { article: '12-2s' });
  const to = followProduct(product.status, 'publish', ctx);
  if (isRefusal(to)) return to;
  const { body } = product;
  const refusal = refusePublishing(body, standing, ctx);
  if (refusal) return refusal;
  return {
    events: [happened(ProductPublished, productRef(product), { article: '5-5a', to })],
    body: { ...body, publishedAt: ctx.now, firstPublishedAt: body.firstPublishedAt ?? ctx.now },
  };
}

/** PUBLISHED → OFF_SHELF by its agency, until it publishes it again. */
export function decideTakeOffShelf(product: ProductState, acting: Acting): ProductDecision {
  const to = followProduct(product.status, 'takeOffShelf', acting);
  if (isRefusal(to)) return to;
  return {
    events: [happened(ProductTakenOffShelf, productRef(product), { article: '5-5a', to })],
    body: product.body,
  };
}
