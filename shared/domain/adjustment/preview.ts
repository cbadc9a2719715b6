import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalHash } from '../canonical.ts';
import { refuse, type Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import type { RuleRef } from '../problem.ts';

const sum = onFirstUse(() => ({ count: z.int().nonnegative(), amountFen: z.int().nonnegative() }));

/**
 * What a suspension or a removal would touch, as it stood when the Commission looked (issue of power: the decision records
 * it). Money in 分.
 */
export const Preview = onFirstUse(() =>
  z.strictObject({
    at: instantSchema(),
    /** Orders that are not finished, by status, and the buyers who wait for them. */
    openOrders: z.strictObject({ ...sum(), byStatus: z.record(z.string(), z.int()), buyers: z.int() }),
    /** Redemptions that are claimed and neither paid nor refused. */
    unpaidClaims: z.strictObject(sum()),
    /** What the public sees of the agency. */
    publicPages: z.strictObject({ products: z.int(), showcases: z.int(), cases: z.int() }),
    /** SHA-256 over every order, claim and page counted, with its status: changes with any of them. */
    hash: z.string(),
  }),
);
export type Preview = z.infer<ReturnType<typeof Preview>>;

/** One thing that would be touched. */
export interface Touched {
  readonly ref: string;
  readonly status: string;
}
export interface TouchedOrder extends Touched {
  readonly orderId: string;
  readonly orderNo: string;
  readonly buyerId: string;
  readonly amountFen: number;
}
export interface TouchedClaim extends Touched {
  readonly amountFen: number;
}

export interface Reach {
  readonly orders: readonly TouchedOrder[];
  readonly claims: readonly TouchedClaim[];
  readonly products: readonly Touched[];
  readonly showcases: readonly Touched[];
  readonly cases: readonly Touched[];
}

const fenOf = (items: readonly { readonly amountFen: number }[]): number =>
  items.reduce((total, { amountFen }) => total + amountFen, 0);

export function previewOf(reach: Reach, at: string): Preview {
  const { orders, claims, products, showcases, cases } = reach;
  const byStatus: Record<string, number> = {};
  for (const { status } of orders) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const touched = [...orders, ...claims, ...products, ...showcases, ...cases]
    .map(({ ref, status }) => `${ref} ${status}`)
    .toSorted();
  return {
    at,
    openOrders: {
      count: orders.length,
      amountFen: fenOf(orders),
      byStatus,
      buyers: new Set(orders.map(({ buyerId }) => buyerId)).size,
    },
    unpaidClaims: { count: claims.length, amountFen: fenOf(claims) },
    publicPages: { products: products.length, showcases: showcases.length, cases: cases.length },
    hash: canonicalHash(touched),
  };
}

/** Refuses a decision that was taken on something else than what would be touched now. */
export function refuseOutdated(seen: string, { hash }: Preview, article: RuleRef): Refusal | undefined {
  if (seen === hash) return undefined;
  return refuse('PREVIEW_OUTDATED', { article, extra: { previewHash: hash } });
}
