import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { ANNA, officer } from '../../../test/support/verified-case-fixtures.ts';
import { NOW } from '../../../test/support/verification-fixtures.ts';
import { orThrow } from '../problem.ts';
import { decideSingleFlag } from './decide-flag.ts';
import { decideCheckOrder, decideOrderReview } from './order-review.ts';
import type { RiskFlagBody, Severity } from './risk-flag.ts';

const review = {
  orderId: 'O1',
  agencyId: 'A1',
  uscc: USCC.company,
  trigger: 'OWN',
  sheet: {
    contract: { inOrder: true },
    invoice: { inOrder: true },
    deliverable: { inOrder: false, note: '页眉不符' },
    conclusion: '待复核',
  },
} as const;
const RUI = officer('u-rui', 'CENTRE_REVIEWER');
const MIN = officer('u-min', 'CENTRE_REVIEWER');
const interested = { ...RUI, conflicts: [USCC.company] };
const checked = (by = ANNA) => ({
  id: 'R1',
  status: 'CHECKED',
  body: orThrow(decideCheckOrder('R1', review, by)).body,
});

describe('[3-1d] the second look at an order', () => {
  it.each([
    ['CLEARED', 'CLEARED'],
    ['HOLD', 'HOLD'],
  ] as const)('ends %s by a reviewer who did not check it first', (outcome, to) => {
    expect(orThrow(decideOrderReview(checked(), { outcome, reason: '已核' }, RUI))).toMatchObject({
      events: [{ type: 'OrderReviewDecided', to, article: '3-1d', data: { outcome } }],
      body: { decision: { by: 'u-rui' } },
    });
  });

  it('is refused to the first checker, to officers who are no reviewers, with an interest, and a second time', () => {
    const clear = { outcome: 'CLEARED', reason: '已核' } as const;
    expect(decideOrderReview(checked(RUI), clear, RUI)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideOrderReview(checked(), clear, officer('u-bo'))).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideOrderReview(checked(), clear, interested)).toMatchObject({
      refused: 'CONFLICT_OF_INTEREST',
    });
    expect(decideCheckOrder('R1', review, interested)).toMatchObject({ refused: 'CONFLICT_OF_INTEREST' });
    for (const status of ['CLEARED', 'HOLD'])
      expect(decideOrderReview({ ...checked(), status }, clear, RUI)).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
  });
});

describe('[13-1a] a single flag', () => {
  const flag = (severity: Severity, raisedBy?: string) => {
    const body: RiskFlagBody = {
      agencyId: 'A1',
      uscc: USCC.company,
      subjectRef: 'ORDER#O1',
      ruleId: 'FR-03',
      ruleVersion: 1,
      article: '13-1a',
      severity,
      zh: '样例',
      inputs: {},
      inputsHash: 'h',
      evidenceRefs: [],
      raisedAt: NOW,
      ...(raisedBy !== undefined && { raisedBy }),
    };
    return { id: 'F1', status: 'OPEN', body };
  };
  const dismiss = { outcome: 'DISMISSED', reason: '查明无误' } as const;

  it('that withholds payment is a reviewer’s to decide; others any officer’s of the centre', () => {
    for (const severity of ['HOLD', 'BLOCK'] as const) {
      expect(decideSingleFlag(flag(severity), dismiss, ANNA)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
      expect(orThrow(decideSingleFlag(flag(severity), dismiss, RUI)).events[0]?.to).toBe('DISMISSED');
    }
    expect(orThrow(decideSingleFlag(flag('REVIEW'), dismiss, ANNA)).events[0]?.to).toBe('DISMISSED');
  });

  it('is not decided by who raised it, nor by an officer with an interest', () => {
    expect(decideSingleFlag(flag('HOLD', 'u-rui'), dismiss, RUI)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(orThrow(decideSingleFlag(flag('HOLD', 'u-rui'), dismiss, MIN)).body.decidedBy).toBe('u-min');
    expect(decideSingleFlag(flag('HOLD'), dismiss, interested)).toMatchObject({
      refused: 'CONFLICT_OF_INTEREST',
    });
  });
});
