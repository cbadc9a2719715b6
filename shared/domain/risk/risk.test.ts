import { describe, expect, it } from 'vitest';
import { answer, NOW, TODAY } from '../../../test/support/verification-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { ANNA, BO, officer } from '../../../test/support/verified-case-fixtures.ts';
import { canonicalHash } from '../canonical.ts';
import { orThrow } from '../problem.ts';
import type { JudgedResult, Outcome } from '../verification/verification-state.ts';
import { decideRecordCheck, decideReviewCheck } from './credit-check.ts';
import { decideClear, decideFlag, decideRaise, type FlagFinding } from './risk-flag.ts';

const finding = {
  agencyId: 'A1',
  uscc: USCC.company,
  subjectRef: 'AGENCY#A1',
  ruleId: 'CREDIT_PUBLIC_CREDIT',
  ruleVersion: 1,
  article: '3-1a',
  severity: 'REVIEW',
  checkId: 'K1',
  zh: '样例',
  inputs: { seriousRecords: 1 },
  evidenceRefs: [],
  raisedAt: NOW,
} satisfies FlagFinding;
const flag = (status: string, body: FlagFinding = finding) => ({
  id: 'F1',
  status,
  body: { ...body, inputsHash: canonicalHash(body.inputs) },
});

const result = (outcome: Outcome): JudgedResult => ({
  key: 'PUBLIC_CREDIT',
  row: '5-2a',
  outcome,
  zh: '样例',
  facts: {},
  source: 'TEST',
  asOf: TODAY,
});
const report = (outcome: Outcome) => ({
  agencyId: 'A1',
  uscc: USCC.company,
  purpose: 'CREDIT_CHECK' as const,
  asOf: TODAY,
  checkedAt: NOW,
  results: [result(outcome)],
});
const recorded = (outcome: Outcome) => decideRecordCheck(report(outcome), [answer('PUBLIC_CREDIT')]);

describe('[3-1a] risk flags', () => {
  it('are raised once, and again after they were dismissed or when other facts are found', () => {
    expect(decideRaise('F1', undefined, finding)?.events).toMatchObject([
      { type: 'RiskFlagRaised', to: 'OPEN', article: '3-1a' },
    ]);
    expect(decideRaise('F1', flag('OPEN'), finding)).toBeUndefined();
    expect(decideRaise('F1', flag('CONFIRMED'), finding)).toBeUndefined();
    expect(decideRaise('F1', flag('DISMISSED'), finding)?.events[0]?.to).toBe('OPEN');
    const worse = { ...finding, checkId: 'K2', inputs: { seriousRecords: 2 } };
    expect(decideRaise('F1', flag('OPEN'), worse)).toBeUndefined();
    expect(decideRaise('F1', flag('CONFIRMED'), worse)).toMatchObject({
      events: [{ type: 'RiskFlagRaised', to: 'OPEN', refs: { creditCheck: 'K2' } }],
      body: { checkId: 'K2', inputs: { seriousRecords: 2 } },
    });
  });

  it('about an order say so, and once dismissed are raised again on other facts only', () => {
    const { checkId: _, ...rest } = finding;
    const price = {
      ...rest,
      subjectRef: 'ORDER#O1',
      ruleId: 'FR-06',
      article: '13-1d',
      severity: 'REVIEW',
    } satisfies FlagFinding;
    expect(decideRaise('F1', undefined, price)?.events).toMatchObject([
      { article: '13-1d', data: { subjectRef: 'ORDER#O1' }, inputHash: canonicalHash(price.inputs) },
    ]);
    for (const status of ['OPEN', 'CONFIRMED', 'DISMISSED'])
      expect(decideRaise('F1', flag(status, price), price)).toBeUndefined();
    const other = { ...price, inputs: { seriousRecords: 3 } };
    expect(decideRaise('F1', flag('DISMISSED', price), other)?.events[0]?.to).toBe('OPEN');
    expect(decideRaise('F1', flag('OPEN', price), other)).toBeUndefined();
    const worse = { ...price, severity: 'HOLD' } satisfies FlagFinding;
    expect(decideRaise('F1', flag('OPEN', price), worse)?.body.severity).toBe('HOLD');
    expect(decideRaise('F1', flag('OPEN', worse), price)).toBeUndefined();
    expect(decideRaise('F1', flag('CONFIRMED', worse), other)?.body.severity).toBe('HOLD');
    expect(decideRaise('F1', flag('DISMISSED', worse), other)?.body.severity).toBe('REVIEW');
  });

  it('[6-3c] about a price are raised again while open, when the price is another', () => {
    const { checkId: _, ...rest } = finding;
    const price: FlagFinding = {
      ...rest,
      subjectRef: 'PRODUCT#P1',
      ruleId: 'PR-01',
      article: '6-3c',
      inputs: { priceFen: 9000, previousFen: 1000 },
    };
    expect(decideRaise('F1', flag('OPEN', price), price)).toBeUndefined();
    const revised = { ...price, inputs: { priceFen: 9001, previousFen: 1000 } };
    expect(decideRaise('F1', flag('OPEN', price), revised)).toMatchObject({
      events: [{ type: 'RiskFlagRaised', to: 'OPEN' }],
      body: { severity: 'REVIEW', inputs: { priceFen: 9001 } },
    });
  });

  it('[3-1a] are raised again on the same facts once these were gone in between', () => {
    const confirmed = flag('CONFIRMED');
    expect(decideRaise('F1', confirmed, finding)).toBeUndefined();
    const gone = decideClear(confirmed, NOW);
    expect(gone).toMatchObject({ events: [{ type: 'RiskFlagFindingCleared' }], body: { clearedAt: NOW } });
    const cleared = { ...confirmed, body: gone?.body ?? confirmed.body };
    expect(decideClear(cleared, NOW)).toBeUndefined();
    const again = decideRaise('F1', cleared, finding);
    expect(again?.events[0]?.to).toBe('OPEN');
    expect(again?.body).not.toHaveProperty('clearedAt');
  });

  it('are decided by the centre, once', () => {
    const verdict = { outcome: 'CONFIRMED', reason: '属实' } as const;
    expect(orThrow(decideFlag(flag('OPEN'), verdict, ANNA)).events).toMatchObject([
      { type: 'RiskFlagConfirmed', to: 'CONFIRMED', reason: '属实' },
    ]);
    expect(decideFlag(flag('CONFIRMED'), verdict, ANNA)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const agency = officer('u-agency', 'AGENCY_ADMIN');
    expect(decideFlag(flag('OPEN'), verdict, agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('[3-1a] credit checks', () => {
  it.each([
    ['PASS', 'CLEAR'],
    ['WARN', 'CLEAR'],
    ['UNKNOWN', 'IN_REVIEW'],
    ['FAIL', 'IN_REVIEW'],
  ] as const)('with %s are %s, with their answers in the trail', (outcome, status) => {
    const { events, body } = recorded(outcome);
    expect(body.overall).toBe(outcome);
    expect(events[0]).toMatchObject({ to: status, record: { answers: [{ check: 'PUBLIC_CREDIT' }] } });
    expect(events[0]?.inputHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are reviewed with every open flag decided, by an officer without an interest', () => {
    const check = { id: 'K1', status: 'IN_REVIEW', body: recorded('FAIL').body };
    const review = { reason: '已核对', openFlags: ['F1'], decided: [], confirmed: [] };
    expect(decideReviewCheck(check, review, ANNA)).toMatchObject({ refused: 'VALIDATION_FAILED' });
    const whole = { ...review, decided: ['F1'], confirmed: ['F1'] };
    expect(decideReviewCheck(check, whole, { ...ANNA, conflicts: [USCC.company] })).toMatchObject({
      refused: 'CONFLICT_OF_INTEREST',
    });
    expect(orThrow(decideReviewCheck(check, whole, BO)).body.review).toEqual({
      by: 'u-bo',
      at: NOW,
      reason: '已核对',
      confirmed: ['F1'],
    });
    const clear = { ...check, status: 'CLEAR' };
    expect(decideReviewCheck(clear, whole, BO)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });
});
