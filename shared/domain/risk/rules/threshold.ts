/** Truly above, and not by the rounding of a product or sum of fractions. */
export const above = (value: number, limit: number): boolean =>
  value - limit > 1e-9 * Math.max(1, Math.abs(limit));
