import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ProductVersionRecorded } from '../../../events/product-version-recorded/v1.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { instantSchema } from '../time/instant.ts';
import { ProductContent, type ProductState, productRef } from './product.ts';

/** One version of a product as it was on offer. Written once: an order keeps the one it was placed on (5-5b). */
export const ProductVersionBody = onFirstUse(() =>
  z.strictObject({
    productId: z.string(),
    agencyId: z.string(),
    uscc: z.string(),
    version: z.int().positive(),
    content: ProductContent(),
    contentHash: z.string(),
    recordedAt: instantSchema(),
  }),
);
export type ProductVersionBody = z.infer<ReturnType<typeof ProductVersionBody>>;

export const productVersionId = (productId: string, version: number): string =>
  `${productId}-${String(version).padStart(6, '0')}`;

/** Keeps the version that holds now, in the commit that puts it on offer. Its content is complete, with its price. */
export function decideRecordVersion(
  product: Pick<ProductState, 'id' | 'body'>,
  priceFen: number,
  now: string,
): Decided<ProductVersionBody> {
  const { agencyId, uscc, content, version } = product.body;
  const contentHash = canonicalHash(JSON.parse(JSON.stringify(content)));
  const event = happened(
    ProductVersionRecorded,
    { ...productRef(product), priceFen, contentHash },
    { article: '5-5b', to: 'RECORDED', refs: { product: product.id }, inputHash: contentHash },
  );
  return {
    events: [event],
    body: { productId: product.id, agencyId, uscc, version, content, contentHash, recordedAt: now },
  };
}
