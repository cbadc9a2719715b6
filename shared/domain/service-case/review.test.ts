import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { decideNominate, refuseIneligible, type Standing } from './nominate.ts';
import { decideSelection, meanOf } from './review.ts';
import { hasConsents } from './publish.ts';

const standing: Standing = {
  agencyStatus: 'ACTIVE',
  grades: ['EXCELLENT'],
  underInvestigation: false,
  orderOnHold: false,
};

describe('the judgement of a service case', () => {
  it.each<[string, Partial<Standing>]>([
    ['an unqualified agency', { grades: ['EXCELLENT', 'UNQUALIFIED'] }],
    ['a withheld grade', { grades: ['WITHHELD'] }],
    ['an investigation', { underInvestigation: true }],
    ['a held order', { orderOnHold: true }],
    ['a suspended agency', { agencyStatus: 'SUSPENDED' }],
    ['an agency that is gone', { agencyStatus: undefined }],
  ])('[11-2a] excludes %s, by the same words', (_, more) => {
    expect(refuseIneligible({ ...standing, ...more })).toEqual({
      refused: 'CASE_NOT_ELIGIBLE',
      article: '11-2a',
    });
  });

  it('[11-2a] takes any other', () => {
    expect(refuseIneligible(standing)).toBeUndefined();
  });

  it('[11-2a] means scores half up to two places, whatever their order', () => {
    expect([meanOf([{ score: 1 }, { score: 2 }]), meanOf([{ score: 100 }])]).toEqual(['1.50', '100.00']);
    expect(meanOf([0, 0, 1].map((score) => ({ score })))).toBe('0.33');
    expect(meanOf([0, 1, 1].map((score) => ({ score })))).toBe('0.67');
    const scores = fc.array(fc.record({ score: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(scores, (given) => {
        const mean = given.reduce((sum, { score }) => sum + score, 0) / given.length;
        expect(Math.abs(Number(meanOf(given)) - mean)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(meanOf(given.toReversed())).toBe(meanOf(given));
      }),
    );
  });

  it('[11-2a] needs more than a panel that was thinned out', () => {
    const nomination = { agencyId: 'A', uscc: '9', buyer: { id: 'B', name: '乙' } } as never;
    const { body } = decideNominate('C', nomination, 'AGENCY', by(['AGENCY_ADMIN'], NOW));
    expect(hasConsents(body)).toBe(false);
    const panel = ['x', 'y'].map((expertId) => ({ expertId, appointedBy: 'o', at: NOW }));
    const scores = panel.map(({ expertId }) => ({ expertId, score: 90, comment: '好', at: NOW }));
    const state = { id: 'C', status: 'EXPERT_REVIEW', body: { ...body, panel, scores } };
    const judge = (atLeast: number) =>
      decideSelection(
        state,
        { board: 'EXCELLENT_SERVICE', reason: '好' },
        { atLeast, standing },
        by(['CENTRE_REVIEWER'], NOW),
      );
    expect(judge(3)).toMatchObject({ refused: 'CASE_REVIEW_INCOMPLETE', extra: { experts: 2, atLeast: 3 } });
    expect(judge(2)).toMatchObject({ events: [{ type: 'CaseSelected', to: 'SELECTED' }] });
  });
});
