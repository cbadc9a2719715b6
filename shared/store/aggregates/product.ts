import { ProductBody } from '../../domain/product/product.ts';
import { ProductVersionBody } from '../../domain/product/product-version.ts';
import type { AggregateType } from '../aggregate.ts';

/**
 * All of an agency under list1, newest last; what is on offer by category (list2) and by agency (list3), in the order
 * of publication.
 */
export const product: AggregateType<ProductBody> = {
  kind: 'PRODUCT',
  body: ProductBody,
  listKeys: ({ id, status, body }) => ({
    list1: [productsOf(body.agencyId), `${body.createdAt}#${id}`],
    ...(status === 'PUBLISHED' && {
      list2: [offeredIn(body.content.category), `${body.publishedAt ?? body.createdAt}#${id}`],
      list3: [offeredBy(body.agencyId), `${body.publishedAt ?? body.createdAt}#${id}`],
    }),
  }),
};

export const productsOf = (agencyId: string): string => `PRODUCT#AGENCY#${agencyId}`;
export const offeredIn = (category: string): string => `PRODUCT#OFFERED#CATEGORY#${category}`;
export const offeredBy = (agencyId: string): string => `PRODUCT#OFFERED#AGENCY#${agencyId}`;

/** The versions of a product under list1, oldest first. Its id: `productVersionId`. */
export const productVersion: AggregateType<ProductVersionBody> = {
  kind: 'PRODUCTVERSION',
  body: ProductVersionBody,
  listKeys: ({ id, body }) => ({ list1: [versionsOf(body.productId), id] }),
};

export const versionsOf = (productId: string): string => `PRODUCTVERSION#${productId}`;
