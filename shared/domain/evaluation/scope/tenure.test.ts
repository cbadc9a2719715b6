import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { policy } from '../../../../test/support/onboarding-fixtures.ts';
import { resolvePolicy } from '../../../policy/policy.ts';
import { addDays } from '../../time/local-date.ts';
import { isTenureComplete, tenureCompleteFrom, tenureReference } from './tenure.ts';

it.each([
  ['2024-03-01', '2026-03-01', false],
  ['2024-03-01', '2026-03-02', true],
  ['2024-02-29', '2026-02-28', false],
  ['2024-02-29', '2026-03-01', true],
  ['2023-02-28', '2025-02-28', false],
  ['2023-02-28', '2025-03-01', true],
  ['2024-12-31', '2026-12-31', false],
  ['2024-12-31', '2027-01-01', true],
])('[7-1e] two years from %s have run on %s: %s', (onboardedOn, reference, complete) => {
  expect(isTenureComplete(onboardedOn, reference, 2)).toBe(complete);
});

it('[7-1e] is complete from the very day that it names, and not the day before', () => {
  const day = fc.nat(4000).map((n) => addDays('2020-01-01', n));
  fc.assert(
    fc.property(day, (onboardedOn) => {
      const from = tenureCompleteFrom(onboardedOn, 2);
      expect(isTenureComplete(onboardedOn, from, 2)).toBe(true);
      expect(isTenureComplete(onboardedOn, addDays(from, -1), 2)).toBe(false);
    }),
  );
});

it('[7-1e] is counted at the day of the notice, or at the end of the period where policy says so', () => {
  const days = { noticeOn: '2027-03-01', periodTo: '2026-12-31' };
  expect(tenureReference(days, policy)).toBe('2027-03-01');
  const override = {
    sequence: 1,
    key: 'evaluation.tenureReference',
    value: 'PERIOD_END',
    effectiveFrom: '2026-03-01',
    reason: '按期末计算',
  };
  expect(tenureReference(days, resolvePolicy([override], '2027-01-02'))).toBe('2026-12-31');
});
