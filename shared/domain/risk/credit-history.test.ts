import { describe, expect, it } from 'vitest';
import type { JudgedResult, Outcome } from '../verification/verification-state.ts';
import { creditHistory } from './credit-history.ts';

const check = (asOf: string, ...outcomes: readonly Outcome[]) => ({
  asOf,
  checkedAt: `${asOf}T01:00:00.000Z`,
  results: outcomes.map((outcome, i): JudgedResult => ({
    key: `K${i}`,
    row: '5-2a',
    outcome,
    zh: '样例',
    facts: {},
    source: 'TEST',
    asOf,
  })),
});
const year = { from: '2026-01-01', to: '2026-12-31' };

describe('[3-1a] the history of an agency’s credit over a period', () => {
  it.each([
    ['CLEAR', [check('2026-03-01', 'PASS', 'PASS'), check('2026-04-01', 'PASS', 'PASS')]],
    ['WARNED_AND_CURED', [check('2026-03-01', 'FAIL', 'PASS'), check('2026-04-01', 'PASS', 'PASS')]],
    ['OPEN', [check('2026-03-01', 'WARN', 'PASS'), check('2026-04-01', 'UNKNOWN', 'PASS')]],
    ['OPEN', [check('2026-03-01', 'PASS'), check('2026-04-01', 'FAIL')]],
    ['OPEN', []],
    ['CLEAR', [check('2025-12-31', 'FAIL'), check('2026-03-01', 'PASS'), check('2027-01-01', 'FAIL')]],
  ] as const)('is %s whatever order the checks are read in', (history, checks) => {
    expect(creditHistory(checks, year).history).toBe(history);
    expect(creditHistory(checks.toReversed(), year).history).toBe(history);
  });
});
