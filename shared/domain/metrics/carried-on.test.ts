import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contribute, Contribution, Happened } from './contribution.ts';
import {
  contributionOfCase,
  contributionOfDocument,
  contributionOfPlace,
  contributionOfProduct,
  contributionOfUpkeep,
} from './stock-contribution.ts';
import { contributionOfFlag } from './supervision-contribution.ts';

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

describe('[6-2c] what is kept of events', () => {
  const products: readonly Happened[] = [
    event('2026-01-05', 'ProductDrafted', 'DRAFT'),
    event('2026-02-01', 'ProductPublished', 'PUBLISHED'),
    event('2026-02-10', 'ProductRevised'),
    event('2026-03-01', 'ProductFrozen', 'FROZEN'),
    event('2026-03-05', 'ProductRestored', 'PUBLISHED'),
    event('2026-03-05', 'ProductTakenOffShelf', 'OFF_SHELF'),
    event('2026-06-01', 'ProductPublished', 'PUBLISHED'),
  ];
  const product = { content: { category: 'C1' } };

  it('are the days on the shelf', () => {
    const spans = [{ from: '2026-02-01', to: '2026-03-01' }, { from: '2026-06-01' }];
    expect(marks(seen(contributionOfProduct, 'PUBLISHED', product, products))).toEqual({
      'STOCK#C1': { 'PRODUCT#X1': { spans } },
    });
    expect(marks(seen(contributionOfProduct, 'DRAFT', product, products.slice(0, 1)))).toEqual({});
  });

  const longLife: readonly Happened[] = [
    event('2024-03-01', 'ProductPublished', 'PUBLISHED'),
    event('2024-12-31', 'ProductTakenOffShelf', 'OFF_SHELF'),
    event('2025-01-01', 'ProductPublished', 'PUBLISHED'),
    event('2025-02-01', 'ProductTakenOffShelf', 'OFF_SHELF'),
    event('2026-02-01', 'ProductPublished', 'PUBLISHED'),
    event('2026-03-01', 'ProductTakenOffShelf', 'OFF_SHELF'),
  ];

  it('are the days on the shelf of the years that are read, and no older ones', () => {
    const recent = [
      { from: '2025-01-01', to: '2025-02-01' },
      { from: '2026-02-01', to: '2026-03-01' },
    ];
    const spansOf = (events: readonly Happened[]) =>
      marks(seen(contributionOfProduct, 'OFF_SHELF', product, events))?.['STOCK#C1']?.['PRODUCT#X1'];
    expect(spansOf(longLife)).toEqual({ spans: recent });
    expect(spansOf([...longLife, event('2027-06-01', 'ProductRevised')])).toEqual({
      spans: recent.slice(1),
    });
    expect(spansOf([...longLife, event('2028-01-01', 'ProductRevised')])).toBeUndefined();
  });

  it('are the days on which a document was current', () => {
    const events = [
      event('2026-01-05', 'StandingDocumentFiled', 'CURRENT'),
      event('2026-02-05', 'StandingDocumentConfirmed', 'CURRENT'),
      event('2027-02-06', 'StandingDocumentStale', 'STALE'),
    ];
    const spans = [{ from: '2026-01-05', to: '2027-02-06' }];
    expect(marks(seen(contributionOfDocument, 'STALE', { kind: 'INTERNAL_CONTROL' }, events))).toEqual({
      'STOCK#*': { 'DOCUMENT#INTERNAL_CONTROL': { spans } },
    });
  });

  it('are the days without a due update, to the day of the next one', () => {
    const overdue = event('2027-03-18', 'ProfileUpdateOverdue', 'OVERDUE', { dueOn: '2027-03-17' });
    const missed = event('2027-04-17', 'ProfileUpdateMissed', 'MISSED');
    const updated = event('2027-05-02', 'EffectiveUpdateRecorded', 'CURRENT', { on: '2027-05-01' });
    const events = [event('2026-03-17', 'UpkeepBegun', 'CURRENT'), overdue, missed];
    expect(marks(seen(contributionOfUpkeep, 'MISSED', {}, events))).toEqual({
      'STOCK#*': { UPKEEP: { spans: [{ from: '2027-03-18' }] } },
    });
    expect(marks(seen(contributionOfUpkeep, 'CURRENT', {}, [...events, updated]))).toEqual({
      'STOCK#*': { UPKEEP: { spans: [{ from: '2027-03-18', to: '2027-05-01' }] } },
    });
    // The update was in time, and its event came after the clock.
    const inTime = event('2027-03-19', 'EffectiveUpdateRecorded', 'CURRENT', { on: '2027-03-16' });
    expect(marks(seen(contributionOfUpkeep, 'CURRENT', {}, [overdue, inTime]))).toEqual({});
    // Another update, before that one, was known only after it.
    const known = event('2027-05-03', 'EffectiveUpdateRecorded', undefined, { on: '2027-04-20' });
    expect(marks(seen(contributionOfUpkeep, 'CURRENT', {}, [...events, updated, known]))).toEqual({
      'STOCK#*': { UPKEEP: { spans: [{ from: '2027-03-18', to: '2027-04-20' }] } },
    });
  });

  it('are the times of findings that were dismissed, not of those that were confirmed', () => {
    const flag = { subjectRef: 'AGENCY#A1', ruleId: 'CREDIT_PUBLIC_CREDIT' };
    const raised = event('2026-05-01', 'RiskFlagRaised', 'OPEN');
    const dismissed = event('2026-05-09', 'RiskFlagDismissed', 'DISMISSED');
    const again = event('2026-06-01', 'RiskFlagRaised', 'OPEN');
    const confirmed = event('2026-06-09', 'RiskFlagConfirmed', 'CONFIRMED');
    const first = { from: '2026-05-01T01:00:00.000Z', to: '2026-05-09T01:00:00.000Z' };
    const spans = (events: Happened[]) =>
      marks(seen(contributionOfFlag, 'OPEN', flag, events))?.['STOCK#*']?.['FLAG#CREDIT_PUBLIC_CREDIT'];
    expect(spans([raised, dismissed])).toEqual({ spans: [first] });
    expect(spans([raised, dismissed, again])).toEqual({
      spans: [first, { from: '2026-06-01T01:00:00.000Z' }],
    });
    expect(spans([raised, dismissed, again, confirmed])).toEqual({ spans: [first] });
    const aboutOrder = { ...flag, subjectRef: 'ORDER#O1' };
    expect(marks(seen(contributionOfFlag, 'OPEN', aboutOrder, [raised]))).toEqual({});
    // Of other rules an agency may have several flags, which one mark cannot keep apart; nothing reads them.
    const aboutName = { ...flag, ruleId: 'RG-01' };
    expect(marks(seen(contributionOfFlag, 'OPEN', aboutName, [raised]))).toEqual({});
  });

  it('is the team that was verified, for the agency that the case became', () => {
    const team = { members: [{ title: '工程师', qualification: '中级' }] };
    const approved = event('2026-03-17', 'OnboardingApproved', 'APPROVED', {
      agencyId: 'A9',
      onboardedOn: '2026-03-16',
    });
    const body = { submission: { draft: { team } } };
    expect(seen(contributionOfCase, 'VERIFYING', body, [])).toBeUndefined();
    expect(seen(contributionOfCase, 'APPROVED', body, [approved])).toMatchObject({
      agencyId: 'A9',
      marks: { 'STOCK#*': { TEAM: { staff: 1, spans: [{ from: '2026-03-16' }] } } },
    });
  });

  it('carried on from any point, is what all events give at once', () => {
    const histories: readonly (readonly [Contribute<never>, object, readonly Happened[]])[] = [
      [contributionOfProduct as Contribute<never>, product, products],
      [contributionOfProduct as Contribute<never>, product, longLife],
      [
        contributionOfUpkeep as Contribute<never>,
        {},
        [
          event('2027-03-18', 'ProfileUpdateOverdue', 'OVERDUE', { dueOn: '2027-03-17' }),
          event('2027-05-02', 'EffectiveUpdateRecorded', 'CURRENT', { on: '2027-05-01' }),
          event('2028-05-02', 'ProfileUpdateOverdue', 'OVERDUE', { dueOn: '2028-05-01' }),
          event('2028-06-02', 'ProfileUpdateMissed', 'MISSED'),
        ],
      ],
      [
        contributionOfFlag as Contribute<never>,
        { subjectRef: 'AGENCY#A1', ruleId: 'CREDIT_X' },
        [
          event('2026-05-01', 'RiskFlagRaised', 'OPEN'),
          event('2026-05-09', 'RiskFlagDismissed', 'DISMISSED'),
          event('2026-06-01', 'RiskFlagRaised', 'OPEN'),
          event('2026-06-09', 'RiskFlagConfirmed', 'CONFIRMED'),
        ],
      ],
      [
        contributionOfPlace as Contribute<never>,
        {},
        [
          event('2026-05-01', 'TrainingRegistered', 'REGISTERED'),
          event('2026-06-01', 'AttendanceRecorded', 'ATTENDED'),
        ],
      ],
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...histories),
        fc.array(fc.nat({ max: 7 }), { maxLength: 4 }),
        ([contribute, body, events], cuts) => {
          const status = events.findLast(({ to }) => to !== undefined)?.to ?? '';
          const points = [...new Set([0, ...cuts.map((cut) => cut % events.length), events.length])];
          const ordered = points.toSorted((a, b) => a - b);
          let before: Contribution | undefined;
          for (const [i, from] of ordered.slice(0, -1).entries()) {
            const part = events.slice(from, ordered[i + 1]);
            const given = { agencyId: 'A1', ...body } as never;
            before = contribute({ id: 'X1', status, refs: {}, body: given, events: part, before });
          }
          expect(before).toEqual(seen(contribute, status, body, events));
        },
      ),
    );
  });
});
