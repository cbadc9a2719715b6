import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPolicyKey, parameterOf, parameters, policyKeys } from './parameters.ts';
import released from './parameters/released-defaults.json' with { type: 'json' };
import {
  checkOverride,
  InvalidPolicyOverride,
  policyOfVersion,
  PolicyVersionMismatch,
  policyOverrideSchema,
  resolvePolicy,
  type PolicyOverride,
} from './policy.ts';

const override = (
  sequence: number,
  effectiveFrom: string,
  value: PolicyOverride['value'],
  key = 'publicity.days',
) => ({
  sequence,
  key,
  value,
  effectiveFrom,
  reason: 'test',
});

describe('the parameter register', () => {
  it.each(policyKeys)('%s has a default its own schema accepts, and a title', (key) => {
    const entry = parameterOf(key);
    expect(entry.schema().parse(entry.default)).toEqual(entry.default);
    expect(entry.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it("holds the regulation's own numbers", () => {
    const { version, get } = resolvePolicy([], '2026-03-02');
    expect(version).toBe('default');
    expect([
      get('publicity.days'),
      get('eligibility.minOperatingYears'),
      get('evaluation.tenureYears'),
    ]).toEqual([7, 2, 2]);
    expect([get('evaluation.sample.min'), get('evaluation.sample.max'), get('dormancy.years')]).toEqual([
      1, 5, 3,
    ]);
    expect([get('regulation.effectiveFrom'), get('regulation.effectiveTo')]).toEqual([
      '2026-02-28',
      '2030-08-31',
    ]);
    expect(get('publicity.countMode')).toBe('CIVIL_CODE');
  });

  it('weighs the seven dimensions 15/20/20/10/10/10/15', () => {
    const sums = Object.groupBy(parameters['evaluation.indicators'].default, ({ dimension }) => dimension);
    const weights = Object.values(sums).map((list) => list.reduce((sum, { weight }) => sum + weight, 0));
    expect(weights).toEqual([15, 20, 20, 10, 10, 10, 15]);
    expect(parameters['evaluation.indicators'].default).toHaveLength(21);
  });

  it.each([
    ['evaluation.indicators', parameters['evaluation.indicators'].default.slice(1)],
    ['evaluation.gradeRatios', [{ from: 5, by: 'RATIO', excellent: 0.2, good: 0.3, atLeastOne: true }]],
    ['evaluation.gradeRatios', [{ from: 1, by: 'RATIO', excellent: 0.8, good: 0.3, atLeastOne: true }]],
    ['regulation.warnDays', [30, 90]],
    ['category.catalogue', []],
    ['time.zone', 'UTC'],
    ['publicity.days', 0],
  ] as const)('%s refuses %j', (key, value) => {
    expect(parameterOf(key).schema().safeParse(value).success).toBe(false);
  });
});

describe('policy', () => {
  it('applies an override from its effective date on', () => {
    const overrides = [override(1, '2026-06-01', 10)];
    expect(resolvePolicy(overrides, '2026-05-31').get('publicity.days')).toBe(7);
    const policy = resolvePolicy(overrides, '2026-06-01');
    expect(policy.get('publicity.days')).toBe(10);
    expect(policy.version).toMatch(/^2026-06-01\.1\.[0-9a-f]{12}$/);
    expect(policy.overrideOf('publicity.days')).toEqual(overrides[0]);
    expect(policy.overrideOf('publicity.countMode')).toBeUndefined();
  });

  it('lets the later date win, and on one date the later approval', () => {
    const overrides = [
      override(1, '2026-06-01', 10),
      override(2, '2026-05-01', 9),
      override(3, '2026-06-01', 12),
    ];
    expect(resolvePolicy(overrides, '2026-05-15').get('publicity.days')).toBe(9);
    expect(resolvePolicy(overrides, '2026-06-15').get('publicity.days')).toBe(12);
    expect(resolvePolicy(overrides.toReversed(), '2026-06-15').version).toBe(
      resolvePolicy(overrides, '2026-06-15').version,
    );
  });

  it('keeps the version while nothing changes, and passes over keys that are gone', () => {
    const overrides = [override(1, '2026-06-01', 10), override(2, '2026-06-01', 1, 'no.such.key')];
    expect(resolvePolicy(overrides, '2026-06-01').version).toBe(
      resolvePolicy(overrides, '2027-01-01').version,
    );
    expect(resolvePolicy(overrides.slice(1), '2026-06-01').version).toBe('default');
  });

  it('rebuilds the policy of a version, whatever came later', () => {
    const value = fc.integer({ min: 1, max: 60 });
    const date = fc.constantFrom('2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01');
    const key = fc.constantFrom('publicity.days', 'hearing.replyDays', 'onboarding.supplementDays');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(date, value, key), { maxLength: 12 }),
        date,
        fc.nat(12),
        (rows, at, known) => {
          const all = rows.map(([from, n, k], i) => override(i + 1, from, n, k));
          const then = resolvePolicy(all.slice(0, known), at);
          const rebuilt = policyOfVersion(all, then.version);
          for (const k of policyKeys) expect(rebuilt.get(k)).toEqual(then.get(k));
        },
      ),
    );
  });

  it('notices altered history', () => {
    const policy = resolvePolicy([override(1, '2026-06-01', 10)], '2026-06-01');
    expect(() => policyOfVersion([override(1, '2026-06-01', 11)], policy.version)).toThrow(
      PolicyVersionMismatch,
    );
    expect(() => policyOfVersion([], policy.version)).toThrow(PolicyVersionMismatch);
    expect(() => policyOfVersion([], 'nonsense')).toThrow(PolicyVersionMismatch);
    expect(policyOfVersion([override(1, '2026-06-01', 11)], 'default').get('publicity.days')).toBe(7);
  });

  it('refuses a stored value its schema does not accept', () => {
    expect(() => resolvePolicy([override(1, '2026-06-01', 'ten')], '2026-06-01')).toThrow(
      InvalidPolicyOverride,
    );
  });

  it('checks a proposed override', () => {
    const check = (key: string, value: PolicyOverride['value'], extra = {}) =>
      checkOverride({ key, value, effectiveFrom: '2026-06-01', ...extra }, '2026-05-01');
    expect(check('onboarding.supplementDays', 20)).toEqual([]);
    expect(check('no.such.key', 1)).toEqual(['UNKNOWN_KEY']);
    expect(check('onboarding.supplementDays', 0)).toEqual(['INVALID_VALUE']);
    expect(check('publicity.days', 10)).toEqual(['LEGAL_BASIS_REQUIRED']);
    expect(check('publicity.days', 10, { legalBasis: '沪科规〔2027〕9号' })).toEqual([]);
    expect(check('onboarding.supplementDays', 20, { effectiveFrom: '2026-04-30' })).toEqual(['RETROACTIVE']);
  });

  it('has a schema for what is stored', () => {
    expect(policyOverrideSchema().safeParse(override(1, '2026-06-01', { a: [1] })).success).toBe(true);
    expect(policyOverrideSchema().safeParse(override(0, '2026-06-01', 1)).success).toBe(false);
  });
});

it.each(Object.entries(released))(
  'never edits the released default of %s: that is an override',
  (key, value) => {
    expect(isPolicyKey(key) && parameterOf(key).default).toEqual(value);
  },
);
