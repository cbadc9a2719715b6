import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../../policy/policy.ts';
import { schemeFrom } from '../scheme/scheme.ts';
import {
  anyInputs,
  goldenContext,
  goldenInputs,
  scheme,
} from '../../../../test/support/evaluation-fixtures.ts';
import type { CategoryContext } from './context.ts';
import { EntryInputs } from './inputs.ts';
import { METRICS } from './metric.ts';
import { scoreEntry } from './score.ts';
import { Scored } from './scored.ts';

const FINAL = { satisfaction: 'FINAL' } as const;
const PENDING = { satisfaction: 'PENDING' } as const;
const score = (change: Partial<EntryInputs> = {}, context: CategoryContext = goldenContext, stage = FINAL) =>
  scoreEntry(scheme, { ...goldenInputs, ...change }, context, stage);
const points = (scored: Scored, id: string) => scored.indicators.find((each) => each.id === id);
const dimension = (scored: Scored, id: string) => scored.dimensions.find((each) => each.id === id)?.score;

describe('[9-2c] the golden entry of domain §6.1', () => {
  it('has these seven dimensions and 86.59', () => {
    const { dimensions, total } = score();
    expect(dimensions.map(({ score }) => score)).toEqual([
      '13.2000',
      '15.5556',
      '15.6039',
      '9.6667',
      '8.7727',
      '10.0000',
      '13.7917',
    ]);
    expect(total).toBe('86.59');
  });

  it('has 86.63 before the satisfaction review, whatever answers there are', () => {
    const before = scoreEntry(scheme, goldenInputs, goldenContext, PENDING);
    expect(before.total).toBe('86.63');
    expect(points(before, 'FBK_SATISFACTION_REVIEW')).toEqual({
      id: 'FBK_SATISFACTION_REVIEW',
      missing: true,
    });
    expect(scoreEntry(scheme, { ...goldenInputs, satisfaction: [1] }, goldenContext, PENDING)).toEqual(
      before,
    );
  });

  it('comes with ratios to ten places, and is what its own schema reads', () => {
    expect(Scored().parse(score())).toEqual(score());
    // ln 19 / ln 41, each to ten places.
    expect(points(score(), 'FRQ_COMPLETED_ORDERS')).toEqual({
      id: 'FRQ_COMPLETED_ORDERS',
      ratio: '0.7928859132',
      score: '6.3431',
    });
  });
});

describe('[9-2c] each function', () => {
  it.each<[string, Partial<EntryInputs>, string]>([
    ['QLT_COMPLETION_RATE', { completion: { n: 6, of: 10 } }, '0.0000'],
    ['QLT_COMPLETION_RATE', { completion: { n: 5, of: 10 } }, '0.0000'],
    ['QLT_COMPLETION_RATE', { completion: { n: 8, of: 10 } }, '3.0000'],
    ['CAP_PRODUCT', { products: 4_000 }, '5.0000'],
    ['ACT_PROFILE_FRESHNESS', { overdueDays: 73 }, '2.4000'],
    ['ACT_PROFILE_FRESHNESS', { overdueDays: 400 }, '0.0000'],
    ['INT_EXTERNAL_CREDIT', { credit: 'CURED' }, '2.0000'],
    ['INT_EXTERNAL_CREDIT', { credit: 'OPEN' }, '0.0000'],
    ['INT_VIOLATION_FREE', { minorViolations: 1 }, '2.0000'],
    ['INT_RECTIFICATION_COMPLIANCE', { rectifications: { n: 1, of: 2 } }, '1.0000'],
    ['INT_RECTIFICATION_COMPLIANCE', { rectifications: { n: 0, of: 0 } }, '2.0000'],
    ['FRQ_COMPLETED_ORDERS', { completedOrders: 41 }, '8.0000'],
    ['FBK_SATISFACTION_REVIEW', { satisfaction: [66.67] }, '4.6669'],
    ['FBK_COMPLAINT_RATE', { complaints: 1, completedOrders: 40 }, '1.5000'],
    // (5·4.2 + 0) / 5: no rating of its own gives the mean of the category.
    ['FBK_PLATFORM_RATING', { ratings: { n: 0, stars: 0 } }, '4.0000'],
  ])('%s', (id, change, expected) => {
    expect(points(score(change), id)).toMatchObject({ score: expected });
  });

  it('rounds half up, once', () => {
    // 5 · 1/16 = 0.3125; 5 · 1/32 = 0.15625.
    expect(points(score({ answered: { n: 1, of: 32 } }), 'ACT_RESPONSE_TIMELINESS')).toMatchObject({
      score: '0.1563',
    });
  });
});

describe('[9-2c] what is missing', () => {
  it('is borne by the rest of its dimension', () => {
    const { staff: _, ...untold } = goldenInputs;
    const scored = scoreEntry(scheme, untold, goldenContext, FINAL);
    expect(points(scored, 'CAP_TEAM')).toEqual({ id: 'CAP_TEAM', missing: true });
    // (6 + 4) · 15/11
    expect(dimension(scored, 'SERVICE_CAPABILITY')).toBe('13.6364');
  });

  it('is zero in the frequency of service, and neutral where a whole dimension has no figure', () => {
    const idle = score({ completedOrders: 0, distinctUsers: 0, activeMonths: 0 });
    expect(dimension(idle, 'SERVICE_FREQUENCY')).toBe('0.0000');
    expect(dimension(idle, 'SERVICE_QUALITY')).toBe('12.0000');
    expect(dimension(idle, 'USER_FEEDBACK')).toBe('9.0000');
    expect(points(idle, 'ICS_ARCHIVE_COMPLETENESS')).toEqual({
      id: 'ICS_ARCHIVE_COMPLETENESS',
      missing: true,
    });
  });

  it('is the rating where nobody in the category was rated', () => {
    const context = { ...goldenContext, ratingMean: { n: 0, stars: 0 } };
    expect(points(score({}, context), 'FBK_PLATFORM_RATING')).toEqual({
      id: 'FBK_PLATFORM_RATING',
      missing: true,
    });
  });
});

describe('[9-2c] any entry', () => {
  it('has the same points as by long division, and never more than the weights', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const scored = scoreEntry(scheme, inputs, goldenContext, FINAL);
        expect(Number(scored.total)).toBeLessThanOrEqual(100);
        const shares = scheme.indicators.flatMap(({ id, weight, scoring }) => {
          const share = inputs[METRICS[id]!.inputs[0]!];
          const found = points(scored, id)!;
          const isShare =
            scoring.kind === 'VALUE' && typeof share === 'object' && 'of' in share && share.of > 0;
          return isShare && 'score' in found ? [{ weight, share, score: found.score }] : [];
        });
        for (const { weight, share, score } of shares) {
          const [n, of] = [BigInt(share.n), BigInt(share.of)];
          const exact = (2n * BigInt(weight) * 10_000n * n + of) / (2n * of);
          expect(score.replace('.', '')).toBe(String(exact).padStart(5, '0'));
        }
      }),
    );
  });

  it('does not lose by a better figure', () => {
    fc.assert(
      fc.property(anyInputs, fc.nat(5), (inputs, more) => {
        const total = (changed: EntryInputs) =>
          Number(scoreEntry(scheme, changed, goldenContext, FINAL).total);
        const better = {
          ...inputs,
          products: inputs.products + more,
          eventsAttended: inputs.eventsAttended + more,
        };
        expect(total(better)).toBeGreaterThanOrEqual(total(inputs));
        const worse = { ...inputs, overdueDays: inputs.overdueDays + more };
        expect(total(worse)).toBeLessThanOrEqual(total(inputs));
      }),
    );
  });
});

it('[8-2] scores the scheme of the policy in force', () => {
  const policy = resolvePolicy([], '2027-01-02');
  expect(schemeFrom(policy, { id: scheme.id, version: 1, effectiveCycle: '2027' })).toEqual(scheme);
});
