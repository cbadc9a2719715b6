import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acting,
  anna,
  anyTime,
  at,
  boss,
  calendar,
  justBefore,
  lin,
  NOW,
  platform,
  policy,
  rui,
  wu,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { decideConfirm } from './confirm.ts';
import { CONSEQUENCES, MATRIX } from './consequences.ts';
import {
  decideInvestigate,
  decideProposeConfirmation,
  decideReturnProposal,
  violationFacts,
} from './investigate.ts';
import { violationMachine } from './machine.ts';
import { decideRequestReview, decideReview } from './review.ts';
import { decideSettle, isSettled } from './settle.ts';
import { decideDismissViolation } from './suspect.ts';
import { isConfirmed, VIOLATION_REVIEW } from './violation.ts';
import {
  findings,
  opening,
  proposing,
  confirming,
  asking,
  draw,
  proposed,
  confirmed,
  asked,
} from '../../../test/support/violation-fixtures.ts';

describe('a violation', () => {
  it('[13-1a] tells the agency each fact under the article of its kind', () => {
    expect(violationFacts(proposed, findings)).toEqual([
      { key: 'FALSIFICATION_CONTRACT-1', row: '13-1a', zh: '合同虚构' },
      { key: 'FALSIFICATION_CONTRACT-2', row: '13-1a', zh: '盖章不符' },
    ]);
  });

  it('[SM-15] is confirmed from its confirmation on, under review and closed; never suspected, dismissed or revoked', () => {
    const states = violationMachine.states.filter((status) => isConfirmed(status));
    expect(states).toEqual(['CONFIRMED', 'CONSEQUENCES_PENDING', 'CLOSED', 'UNDER_REVIEW']);
  });

  it('[SM-15] closes with the last of its consequences, in whatever order they are drawn', () => {
    const lines = fc.shuffledSubarray([...MATRIX.MAJOR], { minLength: MATRIX.MAJOR.length });
    fc.assert(
      fc.property(lines, (order) => {
        let state = confirmed;
        for (const [n, consequence] of order.entries()) {
          expect(state.status).toBe('CONSEQUENCES_PENDING');
          expect(isSettled(state.body.consequences)).toBe(false);
          const drawn = { consequence, ...(n % 2 === 0 ? { ref: `X#${n}` } : { reason: '不适用' }) };
          state = folded('V1', decideSettle(state, drawn, platform()), state);
        }
        expect(state.status).toBe('CLOSED');
        expect(isSettled(state.body.consequences)).toBe(true);
      }),
    );
    expect(isSettled()).toBe(true);
    expect([...MATRIX.MINOR, ...MATRIX.MAJOR].toSorted()).toEqual([...CONSEQUENCES].toSorted());
  });

  it('[SM-15] may be reviewed for exactly the working days of policy, whenever it is confirmed', () => {
    fc.assert(
      fc.property(anyTime, (now) => {
        const state = folded('V1', decideConfirm(proposed, confirming, at(rui, now)), proposed);
        const { derivation, dueAt } = state.deadlines[VIOLATION_REVIEW]!;
        const counted = 'counted' in derivation ? derivation.counted : [];
        expect(counted).toHaveLength(policy.get('violation.reviewWorkingDays'));
        expect(counted.every((day) => calendar.isWorkday(day))).toBe(true);
        expect(counted.at(-1)).toBe(state.body.reviewUntil);
        const asks = (moment: string) => decideRequestReview(state, asking, at(boss, moment));
        expect(asks(justBefore(dueAt))).toMatchObject({ events: [{ to: 'UNDER_REVIEW' }] });
        expect(asks(dueAt)).toMatchObject({ refused: 'DEADLINE_PASSED' });
      }),
    );
  });

  it('[SM-15] is final where it ended', () => {
    for (const status of violationMachine.terminal) {
      const state = { ...asked, status };
      const tries = [
        decideInvestigate(state, opening, rui),
        decideProposeConfirmation(state, proposing, anna),
        decideReturnProposal(state, { reason: '' }, rui),
        decideDismissViolation(state, '否', lin),
        decideConfirm(state, confirming, rui),
        decideSettle(state, draw, platform(NOW)),
        decideRequestReview(state, asking, wu),
        decideReview(state, { outcome: 'REVOKED', reason: '' }, acting('li', 'COMMISSION_OFFICER')),
      ];
      expect(tries).toMatchObject(tries.map(() => ({ refused: 'ILLEGAL_TRANSITION' })));
    }
  });
});
