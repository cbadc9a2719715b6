import { describe, expect, it } from 'vitest';
import { resolvePolicy, type PolicyOverride } from './policy.ts';
import { expiryWarnings, standingWarning, validityOn } from './regulation.ts';

const policy = resolvePolicy([], '2026-03-02');

describe('[15-1] validity of the regulation', () => {
  it.each([
    ['2026-02-27', false],
    ['2026-02-28', true],
    ['2030-08-31', true],
    ['2030-09-01', false],
  ])('on %s: %s', (date, valid) => {
    expect(validityOn(date, policy)).toEqual({
      valid,
      docNo: '沪科规〔2026〕1号',
      from: '2026-02-28',
      to: '2030-08-31',
      article: '15-1',
    });
  });

  it('goes on under a newly registered basis', () => {
    const change = (sequence: number, key: string, value: string): PolicyOverride => ({
      sequence,
      key,
      value,
      effectiveFrom: '2030-09-01',
      legalBasis: '沪科规〔2030〕9号',
      reason: 'invented for this test',
    });
    const overrides = [
      change(1, 'regulation.docNo', '沪科规〔2030〕9号'),
      change(2, 'regulation.effectiveFrom', '2030-09-01'),
      change(3, 'regulation.effectiveTo', '2035-08-31'),
    ];
    const on = (date: string) => validityOn(date, resolvePolicy(overrides, date));
    expect(on('2030-08-31')).toMatchObject({ valid: true, docNo: '沪科规〔2026〕1号' });
    expect(on('2030-09-01')).toMatchObject({ valid: true, docNo: '沪科规〔2030〕9号' });
    expect(on('2035-09-01').valid).toBe(false);
  });

  it('warns 180, 90 and 30 days before the end', () => {
    expect(expiryWarnings(policy)).toEqual([
      { daysBefore: 180, on: '2030-03-04' },
      { daysBefore: 90, on: '2030-06-02' },
      { daysBefore: 30, on: '2030-08-01' },
    ]);
  });

  it.each([
    ['2030-03-03', undefined],
    ['2030-03-04', { daysBefore: 180, on: '2030-03-04', daysLeft: 180 }],
    ['2030-06-01', { daysBefore: 180, on: '2030-03-04', daysLeft: 91 }],
    ['2030-06-05', { daysBefore: 90, on: '2030-06-02', daysLeft: 87 }],
    ['2030-08-31', { daysBefore: 30, on: '2030-08-01', daysLeft: 0 }],
    ['2030-09-01', undefined],
  ])('on %s the standing warning is %j', (date, warning) => {
    expect(standingWarning(date, policy)).toEqual(warning);
  });
});
