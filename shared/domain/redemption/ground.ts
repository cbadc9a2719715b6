import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';
import { type ConfirmedBasis, refuseUnconfirmed } from '../violation/confirmed.ts';

/** A flag or a violation as a decision on the payment of one order rests on it. */
export interface PaymentGround extends ConfirmedBasis {
  /** What it is about: `ORDER#…`, `PRODUCT#…` or `AGENCY#…`. */
  readonly subjectRef: string;
  /** The order that is claimed for; its product where the ground is about a product. */
  readonly order: { readonly orderId: string; readonly productId?: string | undefined };
}

/**
 * Refuses what is about another order, or a product that was not ordered: it says nothing of this payment (14-2a to 14-2c). What
 * is about the agency as a whole bears on all that it claims.
 */
export function refuseUnrelated(
  { subjectRef, order: { orderId, productId } }: Pick<PaymentGround, 'subjectRef' | 'order'>,
  article: Article,
): Refusal | undefined {
  const [kind, id] = subjectRef.split('#');
  if (kind === 'AGENCY' || (kind === 'ORDER' ? id === orderId : kind === 'PRODUCT' && id === productId))
    return undefined;
  const detail = { zh: '所依据的事项与该笔申领无关', en: 'The ground is not about the order of this claim' };
  return refuse('NO_GROUND', { article, detail, extra: { subjectRef } });
}

/** Refuses to decide on a payment without a confirmed violation of this agency in this order (14-2a, 14-2b). */
export const refuseGround = (
  agencyId: string,
  ground: PaymentGround | undefined,
  article: Article,
): Refusal | undefined =>
  refuseUnconfirmed(agencyId, ground, article) ?? (ground && refuseUnrelated(ground, article));
