import { describe, expect, it } from 'vitest';
import { by, caseIn, NOW } from '../../../test/support/onboarding-fixtures.ts';
import { decideReturnAfterHearing } from './return-after-hearing.ts';

describe('[5-4b] return to verification after a hearing', () => {
  const held = caseIn('OBJECTION_REVIEW');
  const reviewer = by(['CENTRE_REVIEWER'], NOW, 'u-reviewer');
  const back = {
    publicityId: 'p1',
    reason: '申辩成立',
    hearing: { id: 'h1', status: 'CONSIDERED', accepted: true },
    undecided: 0,
    proposedBy: ['u-proposer', 'u-considerer'],
  };

  it('[SM-1] needs an accepted reply, a second person and no objection left', () => {
    expect(decideReturnAfterHearing(held, back, reviewer)).toMatchObject({
      events: [{ type: 'OnboardingReturnedToVerification', to: 'VERIFYING', reason: '申辩成立' }],
    });
    for (const hearing of [
      { id: 'h1', status: 'CONSIDERED', accepted: false },
      { id: 'h1', status: 'REPLIED', accepted: false },
      { id: '', status: 'NONE', accepted: false },
    ]) {
      expect(decideReturnAfterHearing(held, { ...back, hearing }, reviewer)).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
    }
    for (const id of back.proposedBy) {
      const own = by(['CENTRE_REVIEWER'], NOW, id);
      expect(decideReturnAfterHearing(held, back, own)).toMatchObject({ refused: 'FOUR_EYES' });
    }
    expect(decideReturnAfterHearing(held, { ...back, undecided: 1 }, reviewer)).toMatchObject({
      refused: 'OBJECTION_PENDING',
    });
  });
});
