import type { Projection } from '../../../shared/store/projections.ts';

/**
 * The products of an agency, drafts included, read strongly consistent: whatever befalls the agency must reach each of
 * them, also one that an index does not show yet.
 */
export const productsPartition = (agencyId: string): string => `PROJ#PRODUCTS#${agencyId}`;

/** Written once, with the product's draft. */
export const productEntry = (agencyId: string, productId: string): Projection => ({
  put: { pk: productsPartition(agencyId), sk: productId },
  item: {},
  rev: undefined,
});
