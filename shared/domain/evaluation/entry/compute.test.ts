import { describe, expect, it } from 'vitest';
import {
  computed,
  inputs,
  OFFICER,
  REVIEWER,
  scale,
  state,
  after,
  SYSTEM,
} from '../../../../test/support/evaluation-entry-fixtures.ts';
import { isRefusal } from '../../problem.ts';
import { decideRescore } from './compute.ts';
import { entryRankKey } from './rank-key.ts';
import { decideApproveReview, decideProposeReview } from './review.ts';

describe('[9-2c] a score', () => {
  it('is computed from inputs alone, first without and then with the users’ answers', () => {
    const first = computed();
    expect(first.body.system?.indicators).toContainEqual({ id: 'FBK_SATISFACTION_REVIEW', missing: true });
    expect(first.body.final).toBeUndefined();
    const rescoring = { cause: 'SATISFACTION', answers: [92, 88, 95] } as const;
    const final = after(first, decideRescore(first, rescoring, scale, SYSTEM));
    expect(final.status).toBe('COMPUTED');
    expect(final.body.satisfaction).toEqual({ answers: 3, closed: true });
    expect(final.body.system).toEqual(first.body.system);
    expect(final.body.final?.total).not.toBe(first.body.system?.total);
    expect(entryRankKey(final)?.total).toBe(Number(final.body.final?.total.replace('.', '')));
  });

  it('of an agency whose users were asked in vain is final without them', () => {
    const first = computed();
    const final = after(first, decideRescore(first, { cause: 'SATISFACTION', answers: [] }, scale, SYSTEM));
    expect(final.body.final?.total).toBe(first.body.system?.total);
  });

  it('of a corrected input keeps the answers, and the trail of corrections', () => {
    const first = computed();
    const asked = after(first, decideRescore(first, { cause: 'SATISFACTION', answers: [80] }, scale, SYSTEM));
    const correction = { correctionId: 'K1', indicatorId: 'CAP_TEAM' };
    const rescoring = { cause: 'CORRECTION', inputs: { ...inputs, staff: 10 }, correction } as const;
    const corrected = after(asked, decideRescore(asked, rescoring, scale, REVIEWER));
    expect(corrected.body.inputs).toEqual({ ...inputs, staff: 10, satisfaction: [80] });
    expect(corrected.body.corrections).toEqual([correction]);
    expect(corrected.body.original).toBe(first.body.original);
    expect(Number(corrected.body.final?.total)).toBeGreaterThan(Number(asked.body.final?.total));
  });

  it('[9-3a] of a corrected input is approved by nobody before it is proposed anew', () => {
    const under = { ...computed(), status: 'UNDER_REVIEW' };
    const closed = { cause: 'SATISFACTION', answers: [80] } as const;
    const proposed = after(under, decideProposeReview(under, OFFICER));
    const kept = after(proposed, decideRescore(proposed, closed, scale, SYSTEM));
    expect(kept.body.review).toEqual(proposed.body.review);
    const correction = { correctionId: 'K1', indicatorId: 'CAP_TEAM' };
    const rescoring = { cause: 'CORRECTION', inputs: { ...inputs, staff: 10 }, correction } as const;
    const corrected = after(kept, decideRescore(kept, rescoring, scale, REVIEWER));
    expect(corrected.body).not.toHaveProperty('review');
    expect(corrected.body.reviews).toBe(1);
    expect(decideApproveReview(corrected, REVIEWER)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('is not computed again once a result was formed', () => {
    const refused = decideRescore(
      state('GRADED', { inputs }),
      { cause: 'SATISFACTION', answers: [] },
      scale,
      SYSTEM,
    );
    expect(isRefusal(refused) && refused.refused).toBe('ILLEGAL_TRANSITION');
  });

  it('gives a rank key that tells how the entry stands', () => {
    const first = computed();
    expect(entryRankKey(first)).toMatchObject({ standing: 'RANKED', orders: 18, users: 12, complaints: 0 });
    expect(entryRankKey({ ...first, status: 'WITHHELD' })?.standing).toBe('WITHHELD');
    expect(entryRankKey({ ...first, status: 'EXCLUDED' })?.standing).toBe('EXCLUDED');
    const suspended = { ...first, body: { ...first.body, suspendedInPeriod: true } };
    expect(entryRankKey(suspended)?.capped).toBe(true);
    const triggered = { ...first, body: { ...first.body, unqualified: { state: 'CONFIRMED' as const } } };
    expect(entryRankKey(triggered)?.unqualified).toBe(true);
    expect(entryRankKey(state('IN_SCOPE'))).toBeUndefined();
  });
});
