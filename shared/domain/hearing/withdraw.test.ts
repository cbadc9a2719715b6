import { describe, expect, it } from 'vitest';
import { boss, hearingIn } from '../../../test/support/adjustment-fixtures.ts';
import { decideReply } from './reply.ts';
import { decideWithdrawHearing } from './withdraw.ts';

describe('[SM-22] a hearing that nothing is decided on any more', () => {
  it.each(['ISSUED', 'REPLIED', 'EXPIRED'])('is withdrawn where it is %s, and its clock stops', (status) => {
    const decided = decideWithdrawHearing(hearingIn(status));
    expect(decided).toMatchObject({
      events: [{ type: 'HearingWithdrawn', to: 'WITHDRAWN', deadlines: { clear: ['HEARING_REPLY'] } }],
    });
  });

  it('is not withdrawn once it was considered', () => {
    expect(decideWithdrawHearing(hearingIn('CONSIDERED'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideWithdrawHearing({ ...hearingIn('EXPIRED'), deadlines: {} })).not.toHaveProperty(
      'events.0.deadlines',
    );
  });

  it('takes no reply', () => {
    const reply = { text: '有异议', documentIds: [], hash: 'h' };
    expect(decideReply({ ...hearingIn('WITHDRAWN'), deadlines: {} }, reply, boss)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });
});
