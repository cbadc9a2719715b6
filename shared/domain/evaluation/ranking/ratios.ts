import type { IndicatorScheme } from '../scheme/scheme.ts';
import { fractionOf } from '../scoring/fraction.ts';

/** What the scheme allows among `n` ranked participants of a category (row 10-1b). */
export interface RatioTable {
  readonly n: number;
  readonly excellentAtMost: number;
  /** Absent where good is given by score. */
  readonly goodAtMost?: number | undefined;
  /** Total from which good is given, in hundredths; absent where a ratio decides. */
  readonly goodFrom?: number | undefined;
}

/** ⌊n·ratio⌋, exactly: 0.15 of 60 is 9. */
function partOf(n: number, ratio: number, atLeastOne: boolean): number {
  const { n: above, d: below } = fractionOf(ratio);
  return Math.max(atLeastOne ? 1 : 0, Math.floor((n * above) / below));
}

/** The first row of the table that fits. @throws RangeError for a table that leaves `n` out */
export function ratioTable(scheme: Pick<IndicatorScheme, 'gradeRatios'>, n: number): RatioTable {
  if (n === 0) return { n, excellentAtMost: 0, goodAtMost: 0 };
  const row = scheme.gradeRatios.find(({ from }) => n >= from);
  if (row === undefined) throw new RangeError(`no ratios for ${n} participants`);
  if (row.by === 'SCORE')
    return { n, excellentAtMost: row.excellentAtMost, goodFrom: Math.round(row.goodFrom * 100) };
  return {
    n,
    excellentAtMost: partOf(n, row.excellent, row.atLeastOne),
    goodAtMost: partOf(n, row.good, row.atLeastOne),
  };
}
