import type { IndicatorScheme } from '../scheme/scheme.ts';
import { type Fraction, fractionOf } from './fraction.ts';

/** A straight line through a fraction n/of: (slope·n + shift·of) / (unit·of), in integers. */
export interface Line {
  readonly slope: number;
  readonly shift: number;
  readonly unit: number;
}

const ZERO: Fraction = { n: 0, d: 1 };
const ONE: Fraction = { n: 1, d: 1 };

/** zero → 0, full → 1. */
export function between(zero: Fraction, full: Fraction): Line {
  const unit = full.n * zero.d - zero.n * full.d;
  const sign = unit < 0 ? -1 : 1;
  return {
    slope: sign * zero.d * full.d,
    shift: sign === 1 ? 0 - zero.n * full.d : zero.n * full.d,
    unit: sign * unit,
  };
}

/** The line of a scoring function; of one that is none, x itself. */
export function lineOf(scoring: IndicatorScheme['indicators'][number]['scoring']): Line {
  if (scoring.kind === 'CAP') return between(ZERO, fractionOf(scoring.full));
  if (scoring.kind === 'INVERSE') return between(fractionOf(scoring.full), ZERO);
  if (scoring.kind === 'LINEAR') return between(fractionOf(scoring.zero), fractionOf(scoring.full));
  return between(ZERO, ONE);
}
