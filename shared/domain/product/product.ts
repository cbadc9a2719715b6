import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';
import { type ProductAction, productMachine, type ProductStatus } from './machine.ts';

/** Why a product is off offer without its agency's will; it is restored when none is left (SM-5). */
export const FREEZE_CAUSES = ['SUSPENSION', 'QUALIFICATION_EXPIRED', 'TAKEDOWN', 'REVIEW'] as const;
export const FreezeCause = onFirstUse(() => z.enum(FREEZE_CAUSES));
export type FreezeCause = z.infer<ReturnType<typeof FreezeCause>>;

/** What buyers read of a product. Public facts of an organisation; money in 分. A draft may be incomplete. */
export const ProductContent = onFirstUse(() =>
  z.strictObject({
    category: z.string().min(1).max(60),
    name: z.string().trim().min(1).max(100),
    description: z.string().trim().min(1).max(5000).optional(),
    deliverables: z.string().trim().min(1).max(2000).optional(),
    serviceStandard: z.string().trim().min(1).max(5000).optional(),
    /** Price of one unit, in 分. */
    priceFen: z.int().positive().max(100_000_000_000).optional(),
    priceUnit: z.string().trim().min(1).max(20).optional(),
    /** How the price comes about, beside the amount. */
    chargingNote: z.string().trim().min(1).max(1000).optional(),
  }),
);
export type ProductContent = z.infer<ReturnType<typeof ProductContent>>;

const Cause = onFirstUse(() =>
  z.strictObject({
    cause: FreezeCause(),
    at: instantSchema(),
    by: z.string(),
    reason: z.string().optional(),
  }),
);

/** The body of a service product. `version` is the published version that holds now; a draft works on version 1. */
export const ProductBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    content: ProductContent(),
    version: z.int().positive(),
    createdAt: instantSchema(),
    createdBy: z.string(),
    /** When it was first published: from then on every change makes a new version. */
    firstPublishedAt: instantSchema().optional(),
    publishedAt: instantSchema().optional(),
    frozen: z
      .strictObject({ prior: z.enum(['PUBLISHED', 'OFF_SHELF']), causes: z.array(Cause()).min(1) })
      .optional(),
  }),
);
export type ProductBody = z.infer<ReturnType<typeof ProductBody>>;

/** A product as a decision needs it: a loaded aggregate is one. */
export interface ProductState {
  readonly id: string;
  readonly status: string;
  readonly body: ProductBody;
}

export type ProductDecision = Decided<ProductBody> | Refusal;

/** What names the product in its events. */
export const productRef = ({ id, body }: Pick<ProductState, 'id' | 'body'>) => ({
  productId: id,
  agencyId: body.agencyId,
  uscc: body.uscc,
  category: body.content.category,
  version: body.version,
});

export function followProduct(
  status: string,
  action: ProductAction,
  { roles }: Pick<Acting, 'roles'>,
): ProductStatus | Refusal {
  // The store keeps the status as text; a text that is no state of SM-5 matches no row and is refused.
  return follow(productMachine, status as ProductStatus, action, roles);
}

/** Held by whoever has a BLOCK flag open against the product (6-3c); publishing needs it to be free. */
export const blockedProduct = (productId: string): string => `BLOCKED#PRODUCT#${productId}`;
