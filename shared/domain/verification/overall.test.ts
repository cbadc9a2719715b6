import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, TODAY } from '../../../test/support/verification-fixtures.ts';
import { effectiveResults, maySucceed, overall, standing } from './overall.ts';
import type { JudgedResult, ManualResult, Outcome } from './verification-state.ts';

const OUTCOMES: readonly Outcome[] = ['PASS', 'WARN', 'UNKNOWN', 'FAIL'];
const outcome = fc.constantFrom(...OUTCOMES);

const result = (key: string, outcome: Outcome): JudgedResult => ({
  key,
  row: '5-2c',
  outcome,
  zh: '样例',
  facts: {},
  source: 'TEST',
  asOf: TODAY,
});

const entered = (key: string, outcome: ManualResult['outcome']): ManualResult => ({
  key,
  outcome,
  reason: '人工核验',
  documentIds: ['D1'],
  enteredBy: 'u-1',
  enteredAt: NOW,
  confirmedBy: 'u-2',
  confirmedAt: NOW,
});

const CATEGORIES = ['QUALIFICATION:A', 'QUALIFICATION:B'];
const KEYS = ['REGISTRATION', 'LEGAL_FORM', ...CATEGORIES];
const results = fc
  .tuple(...KEYS.map(() => outcome))
  .map((outcomes) => KEYS.map((key, i) => result(key, outcomes[i] ?? 'UNKNOWN')));

describe('overall', () => {
  it('[5-2a] is the worst of the results, in any order', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const worst = overall(outcomes);
        expect(outcomes).toContain(worst);
        expect(outcomes.every((each) => OUTCOMES.indexOf(each) <= OUTCOMES.indexOf(worst))).toBe(true);
        expect(overall(outcomes.toReversed())).toBe(worst);
      }),
    );
  });

  it('[5-2a] of nothing is UNKNOWN, and with an UNKNOWN never PASS', () => {
    expect(overall([])).toBe('UNKNOWN');
    fc.assert(
      fc.property(fc.array(outcome), (outcomes) => {
        expect(['UNKNOWN', 'FAIL']).toContain(overall([...outcomes, 'UNKNOWN']));
      }),
    );
  });
});

describe('standing', () => {
  it('[5-2c] succeeds only when nothing is undecided, nothing stands against the case and a category is left', () => {
    fc.assert(
      fc.property(results, (all) => {
        const now = standing({ results: all, manual: [] });
        const cases = all.filter(({ key }) => !CATEGORIES.includes(key));
        const categories = all.filter(({ key }) => CATEGORIES.includes(key));
        const good = ({ outcome }: JudgedResult) => outcome === 'PASS' || outcome === 'WARN';
        const expected =
          cases.every(good) && categories.some(good) && all.every(({ outcome }) => outcome !== 'UNKNOWN');
        expect(maySucceed(now)).toBe(expected);
      }),
    );
  });

  it('[5-2c] drops a failed category and goes on with the other', () => {
    const all = [
      result('REGISTRATION', 'PASS'),
      result('QUALIFICATION:A', 'FAIL'),
      result('QUALIFICATION:B', 'WARN'),
    ];
    const now = standing({ results: all, manual: [] });
    expect(now).toMatchObject({ categories: ['B'], failed: [], undecided: [] });
    expect(maySucceed(now)).toBe(true);
  });

  it('[5-2c] fails when every category failed, but not while one is undecided', () => {
    const a = result('QUALIFICATION:A', 'FAIL');
    const failing = standing({ results: [a, result('QUALIFICATION:B', 'FAIL')], manual: [] });
    expect(failing.failed.map(({ key }) => key)).toEqual(['QUALIFICATION:A', 'QUALIFICATION:B']);
    expect(standing({ results: [a, result('QUALIFICATION:B', 'UNKNOWN')], manual: [] }).failed).toEqual([]);
  });

  it('[5-2c] lets the last confirmed entry of a key stand before the automatic result', () => {
    const all = [result('LEGAL_FORM', 'UNKNOWN'), result('REGISTRATION', 'PASS')];
    const manual = [entered('LEGAL_FORM', 'FAIL'), entered('LEGAL_FORM', 'PASS')];
    expect(effectiveResults({ results: all, manual })).toMatchObject([
      { key: 'LEGAL_FORM', outcome: 'PASS', source: 'MANUAL', zh: '人工核验' },
      { key: 'REGISTRATION', outcome: 'PASS', source: 'TEST' },
    ]);
    const failed = effectiveResults({ results: all, manual: manual.slice(0, 1) });
    expect(failed[0]).toMatchObject({ outcome: 'FAIL', code: 'LEGAL_FORM_NOT_ELIGIBLE' });
  });
});
