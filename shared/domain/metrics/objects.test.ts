import { describe, expect, it } from 'vitest';
import type { Contribute, Contribution, Happened } from './contribution.ts';
import { contributionOfResponse } from './response-contribution.ts';
import { contributionOfPlace, contributionOfQualification } from './stock-contribution.ts';
import {
  contributionOfComplaint,
  contributionOfCreditCheck,
  contributionOfSpotCheck,
} from './supervision-contribution.ts';

const event = (at: string, type: string, to?: string, data: Record<string, unknown> = {}): Happened => ({
  at: `${at}T01:00:00.000Z`,
  type,
  data,
  ...(to !== undefined && { to }),
});
/** Only what a contribution reads of the body. */
const seen = <B>(contribute: Contribute<B>, status: string, body: object, events: readonly Happened[] = []) =>
  contribute({ id: 'X1', status, refs: {}, body: { agencyId: 'A1', ...body } as B, events });
const marks = (contribution: Contribution | undefined) => contribution?.marks;

describe('[6-2c] what one object says', () => {
  const count = (contribution: Contribution | undefined) => contribution?.counts;

  it('a certificate counts from its verification to its last day, a refused one never', () => {
    const body = { kind: 'CMA', verifiedAt: '2026-03-01T16:30:00.000Z', validUntil: '2026-12-31' };
    const spans = [{ from: '2026-03-02', to: '2027-01-01' }];
    for (const status of ['VALID', 'EXPIRING', 'EXPIRED'])
      expect(marks(seen(contributionOfQualification, status, body))).toEqual({
        'STOCK#*': { 'QUALIFICATION#X1': { kind: 'CMA', spans } },
      });
    expect(marks(seen(contributionOfQualification, 'VALID', { ...body, category: 'C1' }))).toEqual({
      'STOCK#*': { 'QUALIFICATION#X1': { kind: 'CMA', category: 'C1', spans } },
    });
    for (const status of ['RECORDED', 'REFUSED'])
      expect(marks(seen(contributionOfQualification, status, body))).toEqual({});
  });

  it('an invited answer to a demand counts as one to an order does', () => {
    const demand = {
      category: 'C1',
      invited: true,
      receivedAt: '2026-03-02T01:00:00.000Z',
      dueAt: '2026-03-04T16:00:00.000Z',
    };
    const said = (status: string, more: object = {}, events: Happened[] = []) =>
      count(seen(contributionOfResponse, status, { ...demand, ...more }, events));
    expect(said('RECEIVED')).toEqual({});
    expect(said('DEMAND_CLOSED')).toEqual({});
    expect(said('OFFERED')).toEqual({ '2026#C1': { received: 1, answered: 1 } });
    expect(said('DECLINED', { late: true })).toEqual({ '2026#C1': { received: 1 } });
    expect(said('UNANSWERED')).toEqual({ '2026#C1': { received: 1 } });
    expect(said('RECEIVED', {}, [event('2026-03-05', 'DemandOverdue')])).toEqual({
      '2026#C1': { received: 1 },
    });
    expect(said('OFFERED', { invited: false })).toEqual({});
  });

  it('a spot check counts once it is concluded, under the category of its order', () => {
    const conclusion = (outcome: string) => ({
      category: 'C1',
      conclusion: { outcome, at: '2026-12-31T16:00:00.000Z' },
    });
    expect(count(seen(contributionOfSpotCheck, 'REVIEWED', { category: 'C1' }))).toEqual({});
    expect(count(seen(contributionOfSpotCheck, 'PASSED', conclusion('PASSED')))).toEqual({
      '2027#C1': { spotChecks: 1, spotChecksPassed: 1 },
    });
    expect(count(seen(contributionOfSpotCheck, 'FAILED', conclusion('FAILED')))).toEqual({
      '2027#C1': { spotChecks: 1 },
    });
  });

  it('[3-1c] a spot check that the agency refused counts as concluded, and not as passed', () => {
    const refused = event('2026-06-01', 'SpotCheckRefused', 'REFUSED');
    const first = seen(contributionOfSpotCheck, 'REFUSED', { category: 'C1' }, [refused]);
    expect(count(first)).toEqual({ '2026#C1': { spotChecks: 1 } });
    const body = { agencyId: 'A1', category: 'C1' } as Parameters<typeof contributionOfSpotCheck>[0]['body'];
    const object = { id: 'X1', status: 'REFUSED', refs: {}, body, events: [], before: first };
    expect(contributionOfSpotCheck(object)).toEqual(first);
    for (const status of ['WITHDRAWN', 'REPLACED', 'OVERDUE'])
      expect(count(seen(contributionOfSpotCheck, status, { category: 'C1' }))).toEqual({});
  });

  it.each([
    ['COMPLAINT', 'SUBSTANTIATED', 1],
    ['COMPLAINT', 'PARTLY', 1],
    ['COMPLAINT', 'UNSUBSTANTIATED', undefined],
    ['REPORT', 'SUBSTANTIATED', undefined],
  ])('a %s that is found %s counts %s', (kind, outcome, expected) => {
    const decision = { outcome, at: '2026-05-01T01:00:00.000Z' };
    expect(count(seen(contributionOfComplaint, 'CLOSED', { kind, decision }))?.['2026#*']?.complaints).toBe(
      expected,
    );
    const named = { kind, decision, category: 'C1' };
    expect(count(seen(contributionOfComplaint, 'CLOSED', named))?.['2026#C1']?.complaints).toBe(expected);
  });

  it('a complaint about nobody counts for nobody', () => {
    expect(
      seen(contributionOfComplaint, 'SUBMITTED', { kind: 'COMPLAINT', agencyId: undefined }),
    ).toBeUndefined();
  });

  it('a credit report without answers says nothing', () => {
    const report = { asOf: '2026-05-01', checkedAt: '2026-05-01T01:00:00.000Z', results: [] };
    expect(marks(seen(contributionOfCreditCheck, 'IN_REVIEW', { ...report, overall: 'UNKNOWN' }))).toEqual(
      {},
    );
    const results = [
      { key: 'PUBLIC_CREDIT', outcome: 'FAIL' },
      { key: 'ADMIN_PENALTY', outcome: 'PASS' },
    ];
    expect(
      marks(seen(contributionOfCreditCheck, 'IN_REVIEW', { ...report, overall: 'FAIL', results })),
    ).toMatchObject({
      '2026#*': { 'CREDIT#X1': { on: '2026-05-01', outcome: 'FAIL', failed: ['PUBLIC_CREDIT'] } },
    });
  });

  it('an event counts once it was attended, and no longer when that is taken back', () => {
    const attended = event('2026-06-01', 'AttendanceRecorded', 'ATTENDED');
    expect(count(seen(contributionOfPlace, 'REGISTERED', {}))).toEqual({});
    expect(count(seen(contributionOfPlace, 'ATTENDED', {}, [attended]))).toEqual({
      '2026#*': { attended: 1 },
    });
    expect(count(seen(contributionOfPlace, 'ABSENT', {}, [attended]))).toEqual({});
  });
});
