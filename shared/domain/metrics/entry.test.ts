import { describe, expect, it } from 'vitest';
import { entryOf, lastDayRead } from './entry.ts';
import type { Cell } from './recompute.ts';

const cell = (counts: Cell['counts'] = {}, marks: Cell['marks'] = {}): Cell => ({ counts, marks });
const EMPTY = { own: cell(), whole: cell(), stock: cell(), wholeStock: cell() };
const question = {
  agencyId: 'A1',
  category: 'INSPECTION_TESTING',
  year: 2026,
  asOf: '2026-12-31',
  requiredQualifications: [['CMA', 'CNAS'], ['OTHER']],
  shelfDays: 90,
};
const since = (from: string, to?: string) => ({ spans: [{ from, ...(to !== undefined && { to }) }] });

it('[3-3a] reads nothing as zeros and missing parts, never as a failure', () => {
  expect(entryOf(question, EMPTY)).toEqual({
    agencyId: 'A1',
    category: 'INSPECTION_TESTING',
    year: 2026,
    asOf: '2026-12-31',
    qualifications: { n: 0, of: 2 },
    products: 0,
    completion: { n: 0, of: 0 },
    onTime: { n: 0, of: 0 },
    firstPass: { n: 0, of: 0 },
    spotChecks: { n: 0, of: 0 },
    completedOrders: 0,
    distinctUsers: 0,
    activeMonths: 0,
    documents: { n: 0, of: 4 },
    archived: { n: 0, of: 0 },
    answered: { n: 0, of: 0 },
    overdueDays: 0,
    eventsAttended: 0,
    minorViolations: 0,
    rectifications: { n: 0, of: 0 },
    ratings: { n: 0, stars: 0 },
    complaints: 0,
    heldOrders: 0,
  });
});

it('[6-2c] adds what concerns the agency as a whole to each of its categories', () => {
  const own = cell({ complaints: 1, spotChecks: 2, spotChecksPassed: 1 });
  const whole = cell({ complaints: 1, spotChecks: 1, spotChecksPassed: 1, attended: 2, completed: 9 });
  expect(entryOf(question, { ...EMPTY, own, whole })).toMatchObject({
    complaints: 2,
    spotChecks: { n: 2, of: 3 },
    eventsAttended: 2,
    completedOrders: 0,
  });
});

it('[6-2c] counts completed orders among those due up to the month of reading', () => {
  const due = { due01: 1, due03: 2, due12: 4, fulfilled03: 2, fulfilled12: 3 };
  const own = cell({ completed: 9, ...due, active01: 2, active12: 1 });
  expect(entryOf({ ...question, asOf: '2026-03-01' }, { ...EMPTY, own }).completion).toEqual({ n: 2, of: 3 });
  expect(entryOf(question, { ...EMPTY, own })).toMatchObject({
    completion: { n: 5, of: 7 },
    completedOrders: 9,
    activeMonths: 2,
  });
});

describe('[6-2c] what is held over years', () => {
  it('counts products by their days on the shelf within the year, together', () => {
    const stock = cell(
      {},
      {
        'PRODUCT#long': since('2025-06-01'),
        'PRODUCT#exact': since('2026-10-03'),
        'PRODUCT#short': since('2026-10-04'),
        'PRODUCT#twice': {
          spans: [
            { from: '2026-01-01', to: '2026-02-15' },
            { from: '2026-06-01', to: '2026-07-16' },
          ],
        },
        'PRODUCT#gone': since('2025-01-01', '2026-01-01'),
      },
    );
    expect(entryOf(question, { ...EMPTY, stock }).products).toBe(3);
    expect(entryOf({ ...question, asOf: '2026-03-30' }, { ...EMPTY, stock }).products).toBe(0);
    expect(entryOf({ ...question, asOf: '2026-03-31' }, { ...EMPTY, stock }).products).toBe(1);
  });

  it('counts a group of certificates while one of them is valid', () => {
    const certificates = cell(
      {},
      {
        'QUALIFICATION#1': { kind: 'CMA', ...since('2025-01-01', '2026-12-31') },
        'QUALIFICATION#2': { kind: 'CNAS', ...since('2026-05-01') },
        'QUALIFICATION#3': { kind: 'UNASKED', ...since('2026-05-01') },
      },
    );
    const at = (asOf: string) =>
      entryOf({ ...question, asOf }, { ...EMPTY, wholeStock: certificates }).qualifications;
    expect(at('2026-12-31')).toEqual({ n: 1, of: 2 });
    const first = cell({}, { 'QUALIFICATION#1': { kind: 'CMA', ...since('2025-01-01', '2026-12-31') } });
    expect(entryOf(question, { ...EMPTY, wholeStock: first }).qualifications).toEqual({ n: 0, of: 2 });
    expect(
      entryOf({ ...question, asOf: '2026-12-30' }, { ...EMPTY, wholeStock: first }).qualifications,
    ).toEqual({ n: 1, of: 2 });
  });

  it('counts no certificate that serves another category only', () => {
    const of = (served: string) =>
      entryOf(question, {
        ...EMPTY,
        wholeStock: cell(
          {},
          { 'QUALIFICATION#1': { kind: 'CMA', category: served, ...since('2026-01-01') } },
        ),
      }).qualifications.n;
    expect([of(question.category), of('ANOTHER')]).toEqual([1, 0]);
  });

  it('counts each of the four documents once, wherever it is held', () => {
    const stock = cell(
      {},
      {
        'DOCUMENT#SERVICE_STANDARD': since('2026-01-01'),
        'DOCUMENT#CHARGING_STANDARD': since('2026-01-01', '2026-07-01'),
      },
    );
    const wholeStock = cell(
      {},
      {
        'DOCUMENT#INTERNAL_CONTROL': since('2026-01-01'),
        'DOCUMENT#SERVICE_STANDARD': since('2026-01-01'),
      },
    );
    expect(entryOf(question, { ...EMPTY, stock, wholeStock }).documents).toEqual({ n: 2, of: 4 });
  });

  it('counts overdue days within the year, the team since it was verified', () => {
    const wholeStock = cell(
      {},
      {
        UPKEEP: { spans: [{ from: '2025-12-22', to: '2026-01-11' }, { from: '2026-12-30' }] },
        TEAM: { staff: 8, ...since('2026-04-01') },
      },
    );
    const entry = entryOf(question, { ...EMPTY, wholeStock });
    expect(entry).toMatchObject({ overdueDays: 12, staff: 8 });
    expect(entryOf({ ...question, asOf: '2026-03-31' }, { ...EMPTY, wholeStock })).not.toHaveProperty(
      'staff',
    );
  });
});

describe('[6-2c] external credit', () => {
  const report = (on: string, outcome: string, failed: string[] = []) => ({
    [`CREDIT#${on}`]: { on, at: `${on}T01:00:00.000Z`, outcome, failed },
  });
  const credit = (
    reports: Record<string, Cell['marks'][string]>,
    flags: Cell['marks'] = {},
    asOf = '2026-12-31',
  ) =>
    entryOf({ ...question, asOf }, { ...EMPTY, whole: cell({}, reports), wholeStock: cell({}, flags) })
      .credit;
  const failedInMay = report('2026-05-01', 'FAIL', ['PUBLIC_CREDIT']);

  it('is missing, clear, cured or open', () => {
    expect(credit({})).toBeUndefined();
    expect(credit(report('2026-04-01', 'PASS'))).toBe('CLEAR');
    expect(credit({ ...report('2026-04-01', 'WARN'), ...report('2026-06-01', 'PASS') })).toBe('CURED');
    expect(credit(failedInMay)).toBe('OPEN');
    expect(credit({ ...report('2026-06-01', 'PASS'), ...failedInMay })).toBe('CURED');
    expect(credit({ ...report('2026-04-01', 'PASS'), ...failedInMay })).toBe('OPEN');
  });

  it('is read up to the day', () => {
    expect(credit({ ...report('2026-04-01', 'PASS'), ...failedInMay }, {}, '2026-04-30')).toBe('CLEAR');
  });

  it('does not hold against an agency what an officer dismissed, only that', () => {
    const spans = [{ from: '2026-05-01T01:00:00.000Z', to: '2026-05-09T01:00:00.000Z' }];
    const flags = { 'FLAG#CREDIT_PUBLIC_CREDIT': { spans } };
    expect(credit(failedInMay, flags)).toBe('CLEAR');
    expect(credit(report('2026-06-01', 'FAIL', ['PUBLIC_CREDIT']), flags)).toBe('OPEN');
    expect(credit(report('2026-05-01', 'FAIL', ['PUBLIC_CREDIT', 'SCI_TECH_CREDIT']), flags)).toBe('OPEN');
    expect(credit(failedInMay, { 'FLAG#CREDIT_PUBLIC_CREDIT': { spans: [{ from: spans[0]!.from }] } })).toBe(
      'OPEN',
    );
  });
});

it('[6-2c] reads a year up to today, a past one to its end, one to come not at all', () => {
  expect(lastDayRead(2026, '2026-03-02')).toBe('2026-03-02');
  expect(lastDayRead(2026, '2026-12-31')).toBe('2026-12-31');
  expect(lastDayRead(2025, '2026-03-02')).toBe('2025-12-31');
  expect(lastDayRead(2027, '2026-12-31')).toBeUndefined();
});
