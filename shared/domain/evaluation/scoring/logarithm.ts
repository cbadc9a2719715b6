/** ln is computed with 40 digits, of which 30 are certain, and rounded half-up to 10 (domain §6.1). */
const DIGITS = 40n;
const ONE = 10n ** DIGITS;
const KEPT = 10n ** (DIGITS - 10n);

/** atanh(n/d)·2 in units of 10⁻⁴⁰. */
function twiceArtanh(n: bigint, d: bigint): bigint {
  let term = (2n * n * ONE) / d;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term / k;
    term = (term * n * n) / (d * d);
  }
  return sum;
}

const LN_2 = twiceArtanh(1n, 3n);
const known = new Map<number, number>();

/** ln(n) of an integer n ≥ 1 in units of 10⁻¹⁰; the same everywhere, whatever the processor's own logarithm says. */
export function lnOf(n: number): number {
  const before = known.get(n);
  if (before !== undefined) return before;
  const whole = BigInt(n);
  let power = 0n;
  while (2n ** (power + 1n) <= whole) power += 1n;
  const base = 2n ** power;
  const exact = power * LN_2 + twiceArtanh(whole - base, whole + base);
  const rounded = Number((exact + KEPT / 2n) / KEPT);
  known.set(n, rounded);
  return rounded;
}
