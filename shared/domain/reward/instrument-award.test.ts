import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { by, NOW } from '../../../test/support/onboarding-fixtures.ts';
import {
  awardInPeriod,
  type AwardRow,
  decideRecordAwards,
  InstrumentAwardBody,
  MAX_AWARDS,
  unknownRows,
} from './instrument-award.ts';

const period = { periodFrom: '2026-01-01', periodTo: '2026-12-31' };
const MATCH = 'DECISION_OR_PAYMENT_IN_PERIOD';
const row = (more: Partial<AwardRow> = {}): AwardRow => ({ awardYear: 2026, sourceDoc: '文号', ...more });
const USCC = '91310104MA1FX0010C';

describe('an award for shared instruments', () => {
  it.each<[string, Partial<AwardRow>, boolean]>([
    ['decided on the first day', { decidedOn: '2026-01-01' }, true],
    ['decided on the last day', { decidedOn: '2026-12-31' }, true],
    ['paid in it, decided before', { decidedOn: '2025-11-30', paidOn: '2026-02-01' }, true],
    ['decided in it, paid after', { decidedOn: '2026-12-01', paidOn: '2027-02-01' }, true],
    ['decided the day before', { decidedOn: '2025-12-31' }, false],
    ['paid the day after', { paidOn: '2027-01-01' }, false],
    ['of its year by name only', { awardYear: 2026 }, false],
  ])('[10-3c] %s', (_, more, lies) => {
    expect(awardInPeriod([row(more)], period, MATCH) !== undefined).toBe(lies);
  });

  it('[10-3c] says nothing new when its list is imported again, in whatever order', () => {
    const rows = fc.array(
      fc.record({
        awardYear: fc.integer({ min: 2020, max: 2030 }),
        sourceDoc: fc.constantFrom('甲', '乙'),
        decidedOn: fc.constantFrom('2026-01-01', '2026-06-30'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (given) => {
        const fresh = unknownRows([], given);
        expect(unknownRows(fresh, given.toReversed())).toEqual([]);
        expect(unknownRows([], fresh)).toEqual(fresh);
      }),
    );
  });

  it('[10-3c] is entered by the administrator, the Commission or the Finance Bureau', () => {
    const acting = by(['FINANCE_OFFICER'], NOW);
    const first = decideRecordAwards(undefined, USCC, [row({ paidOn: '2026-02-01', amountFen: 5 })], acting);
    if ('refused' in first) throw new Error(first.refused);
    expect(first.events).toMatchObject([
      {
        type: 'InstrumentAwardRecorded',
        data: { uscc: USCC, awardYear: 2026, paidOn: '2026-02-01' },
        to: 'KNOWN',
      },
    ]);
    const state = { status: 'KNOWN', body: first.body };
    const more = decideRecordAwards(state, USCC, [row({ decidedOn: '2026-03-01' })], acting);
    expect('refused' in more ? more : more.body.awards).toHaveLength(2);
    expect(decideRecordAwards(state, USCC, [row()], by(['CENTRE_OFFICER'], NOW))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[10-3c] refuses more rows of one recipient than its record holds', () => {
    const acting = by(['FINANCE_OFFICER'], NOW);
    const rows = Array.from({ length: MAX_AWARDS }, (_, index) => row({ sourceDoc: `文号${index}` }));
    const full = decideRecordAwards(undefined, USCC, rows, acting);
    if ('refused' in full) throw new Error(full.refused);
    expect(InstrumentAwardBody().parse(full.body).awards).toHaveLength(MAX_AWARDS);
    expect(decideRecordAwards({ status: 'KNOWN', body: full.body }, USCC, [row()], acting)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      article: '10-3c',
    });
  });
});
