/** A decimal number of a scheme as two integers: 0.05 → 5/100, without the error of its binary form. */
export interface Fraction {
  readonly n: number;
  readonly d: number;
}

export function fractionOf(decimal: number): Fraction {
  const [mantissa = '0', exponent = '0'] = String(decimal).split('e');
  const [, part = ''] = mantissa.split('.');
  const places = Math.max(0, part.length - Number(exponent));
  const d = 10 ** places;
  return { n: Math.round(decimal * d), d };
}

/** Below this, sums and products of integers are exact in a double, and so is the floor of their quotient. */
const EXACT = Number.MAX_SAFE_INTEGER;

/** scale · n/d, half-up to an integer, for 0 ≤ n ≤ d. Exact: beyond 2⁵³ by long integers. */
export function halfUp(scale: number, n: number, d: number): number {
  const twice = 2 * scale * n + d;
  if (twice < EXACT && 2 * d < EXACT) return Math.floor(twice / (2 * d));
  return Number(halfUpLong(BigInt(scale), BigInt(n), BigInt(d)));
}

function halfUpLong(scale: bigint, n: bigint, d: bigint): bigint {
  return (2n * scale * n + d) / (2n * d);
}
