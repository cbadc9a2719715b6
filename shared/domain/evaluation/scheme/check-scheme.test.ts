import { describe, expect, it } from 'vitest';
import { scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { checkScheme } from './check-scheme.ts';
import { IndicatorScheme, schemeHash } from './scheme.ts';

const { indicators, gradeRatios } = scheme;
const found = (change: Partial<IndicatorScheme>) => {
  const changed = IndicatorScheme().parse({ ...scheme, ...change });
  const refusal = checkScheme(changed);
  return refusal && [refusal.refused, ...(refusal.fields ?? []).map(({ field, en }) => `${field}: ${en}`)];
};
const first = indicators[0]!;
const replaced = (at: number, change: Partial<typeof first>) =>
  indicators.with(at, { ...indicators[at]!, ...change });

describe('a scheme', () => {
  it('of the released policy may be locked', () => {
    expect(checkScheme(scheme)).toBeUndefined();
  });

  it.each<[string, Partial<IndicatorScheme>, string]>([
    [
      '[8-1] without a dimension',
      { indicators: indicators.filter(({ dimension }) => dimension !== 'INTEGRITY') },
      'indicators: Dimension INTEGRITY is missing',
    ],
    [
      '[8-1] whose weights are not 100',
      { indicators: replaced(0, { weight: 7 }) },
      'indicators: Weights sum to 101, not 100',
    ],
    [
      '[8-1] with an unknown metric',
      { indicators: replaced(0, { id: 'CAP_LUCK' }) },
      'indicators.0.id: No metric for CAP_LUCK',
    ],
    [
      '[8-1] with a metric of every object',
      { indicators: replaced(0, { id: 'toString' }) },
      'indicators.0.id: No metric for toString',
    ],
    [
      '[8-1] with an indicator twice',
      { indicators: replaced(2, { id: first.id }) },
      `indicators: Indicator ${first.id} stands twice`,
    ],
    [
      '[8-1] with a function that does not suit',
      { indicators: replaced(7, { scoring: { kind: 'VALUE' } }) },
      'indicators.7.scoring.kind: VALUE does not suit FRQ_COMPLETED_ORDERS',
    ],
    [
      '[8-1] with a function that cannot be computed',
      { indicators: replaced(3, { scoring: { kind: 'LINEAR', zero: 1, full: 1 } }) },
      'indicators.3.scoring: Zero and full must differ',
    ],
    [
      '[8-1] with a half percentile',
      { indicators: replaced(7, { scoring: { kind: 'LOG_P90', minP90: 5.5 } }) },
      'indicators.7.scoring.minP90: A whole number',
    ],
    [
      '[8-1] that does not score a state',
      { indicators: replaced(15, { scoring: { kind: 'STEP', steps: { CLEAR: 1, OPEN: 0 } } }) },
      'indicators.15.scoring.steps: State CURED is missing',
    ],
    [
      '[10-1b] whose ratios leave out small numbers',
      { gradeRatios: gradeRatios.slice(0, 3) },
      'gradeRatios: The last row starts at 1',
    ],
    ['[10-1b] without ratios', { gradeRatios: [] }, 'gradeRatios: The last row starts at 1'],
    [
      '[10-1b] with ratios of more than 100 %',
      { gradeRatios: [{ from: 1, by: 'RATIO', excellent: 0.7, good: 0.4, atLeastOne: false }] },
      'gradeRatios.0: More than 100 % together',
    ],
    [
      '[10-1b] with ratios out of order',
      { gradeRatios: [gradeRatios[1]!, gradeRatios[0]!, gradeRatios[3]!] },
      'gradeRatios.1.from: Largest first',
    ],
    [
      '[10-1b] with floors that rise',
      { floors: { EXCELLENT: 70, GOOD: 75, QUALIFIED: 60 } },
      'floors: Floors fall from grade to grade',
    ],
    [
      '[9-3b] with a sample that cannot be',
      { sample: { min: 5, max: 1, fraction: 0.2 } },
      'sample: min is no more than max',
    ],
    ['without categories', { categories: [] }, 'categories: Categories are named, each once'],
  ])('%s is refused', (_, change, expected) => {
    expect(found(change)).toContain(expected);
    expect(found(change)?.[0]).toBe('VALIDATION_FAILED');
  });

  it('[8-2] has a hash that any change changes', () => {
    expect(schemeHash(scheme)).toMatch(/^[0-9a-f]{64}$/);
    expect(schemeHash({ ...scheme, minUsers: 3 })).not.toBe(schemeHash(scheme));
    expect(schemeHash(Object.fromEntries(Object.entries(scheme).toReversed()) as IndicatorScheme)).toBe(
      schemeHash(scheme),
    );
  });

  it('[10-1c] grades by four grades only', () => {
    const other = { ...scheme, floors: { ...scheme.floors, OUTSTANDING: 95 } };
    expect(IndicatorScheme().safeParse(other).success).toBe(false);
  });
});
