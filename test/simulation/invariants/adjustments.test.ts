import { describe, expect, it } from 'vitest';
import type { World } from '../world.ts';
import { removalFaults } from './removals.ts';
import { resumptionFaults } from './resumption.ts';
import { at, snapshotOf, thing, to, type Told } from './snapshot.fixture.ts';
import { suspensionFaults } from './suspensions.ts';

const heard = thing('HEARING', 'H', 'CONSIDERED', {}, ['HearingConsidered', 5]);
const agency = (status: string, ...told: readonly Told[]) =>
  thing('AGENCY', 'A', status, { uscc: 'U' }, ...told);
const product = (status: string, ...told: readonly Told[]) =>
  thing('PRODUCT', 'P', status, { agencyId: 'A' }, ...told);

describe('what the simulation would find of a suspension', () => {
  const ground = { kind: 'RECTIFICATION', rectificationId: 'R' };
  const suspension = (status: string, body: object, ...told: readonly Told[]) =>
    thing('SUSPENSION', 'S', status, { agencyId: 'A', hearingId: 'H', ground, ...body }, ...told);
  const missed = thing('RECTIFICATION', 'R', 'OVERDUE', {}, ['RectificationOverdue', 4, to('OVERDUE')]);
  const decided = suspension('IN_FORCE', {}, ['SuspensionDecided', 6, to('DECIDED')]);

  it('[12-2a] tells one for nothing that was overdue or had failed', () => {
    expect(suspensionFaults(snapshotOf(agency('SUSPENDED'), decided, missed, heard))).toEqual([]);
    const late = thing('RECTIFICATION', 'R', 'OVERDUE', {}, ['RectificationOverdue', 7, to('OVERDUE')]);
    expect(suspensionFaults(snapshotOf(agency('SUSPENDED'), decided, late, heard))).toHaveLength(1);
    expect(suspensionFaults(snapshotOf(agency('SUSPENDED'), decided, missed))).toHaveLength(1);
  });

  it('[12-2] tells an urgent one that nobody reviewed, and one that lapsed early', () => {
    const fraud = { ground: { kind: 'FRAUD_RISK' }, urgent: {} };
    const provisional = (...told: readonly Told[]) =>
      suspension(
        told.length === 0 ? 'IN_FORCE_PROVISIONAL' : 'LIFTED',
        fraud,
        ['SuspensionProvisional', 2, { deadlines: { set: [{ dueAt: at(10) }] } }],
        ...told,
      );
    const on = (day: number, ...told: readonly Told[]) => ({
      ...snapshotOf(agency(told.length === 0 ? 'SUSPENDED' : 'ACTIVE'), provisional(...told), heard),
      now: at(day),
    });
    expect(suspensionFaults(on(9))).toEqual([]);
    expect(suspensionFaults(on(11))).toHaveLength(1);
    expect(suspensionFaults(on(11, ['SuspensionLapsed', 10]))).toEqual([]);
    expect(suspensionFaults(on(11, ['SuspensionLapsed', 9]))).toHaveLength(1);
  });

  it('[12-2s] tells an agency that is suspended for nothing in force', () => {
    expect(suspensionFaults(snapshotOf(agency('SUSPENDED')))).toHaveLength(1);
    expect(suspensionFaults(snapshotOf(agency('ACTIVE'), decided, missed, heard))).toHaveLength(1);
  });

  it('[12-2c] tells what came back as something else than it was', () => {
    const resumed = agency('ACTIVE', ['AgencySuspended', 3], ['AgencyResumed', 9]);
    const frozen: Told = ['ProductFrozen', 4, { to: 'FROZEN', data: { cause: 'SUSPENSION' } }];
    const back = (state: string): Told => ['ProductRestored', 10, to(state)];
    const published: Told = ['ProductPublished', 1, to('PUBLISHED')];
    const faults = (...told: readonly Told[]) =>
      resumptionFaults(snapshotOf(resumed, product('PUBLISHED', published, ...told)));
    expect(faults(frozen, back('PUBLISHED'))).toEqual([]);
    expect(faults(frozen, back('OFF_SHELF'))).toHaveLength(1);
    expect(faults(frozen)).toHaveLength(1);
    // Something else happened to it meanwhile.
    expect(faults(frozen, ['ProductFrozen', 5, { data: { cause: 'TAKEDOWN' } }])).toEqual([]);
    expect(faults(frozen, back('PUBLISHED'), ['ProductTakenOffShelf', 11, to('OFF_SHELF')])).toEqual([]);
  });

  it('[12-2s] tells a product on the shelf of a suspended agency, and one that is frozen for nothing', () => {
    const suspended = agency('SUSPENDED', ['AgencySuspended', 3]);
    expect(resumptionFaults(snapshotOf(suspended, product('PUBLISHED')))).toHaveLength(1);
    const frozen = { agencyId: 'A', frozen: { causes: [{ cause: 'SUSPENSION' }] } };
    const still = thing('PRODUCT', 'P', 'FROZEN', frozen);
    expect(resumptionFaults(snapshotOf(suspended, still))).toEqual([]);
    expect(resumptionFaults(snapshotOf(agency('ACTIVE'), still))).toHaveLength(1);
  });
});

describe('what the simulation would find of a removal', () => {
  const nobody = { playerOf: () => -1 } as unknown as World;
  const violation = (...told: readonly Told[]) =>
    thing('VIOLATION', 'V', 'CLOSED', { agencyId: 'A', kind: 'FUND_FRAUD', level: 'MAJOR' }, ...told);
  const confirmed = violation(['ViolationConfirmed', 4]);
  const removal = (body: object = {}, status = 'EXECUTED') =>
    thing(
      'REMOVAL',
      'M',
      status,
      {
        agencyId: 'A',
        hearingId: 'H',
        ground: { row: '12-3c', ref: 'VIOLATION#V' },
        documentIds: [],
        ...body,
      },
      ['RemovalDecided', 6],
    );
  const faults = (...things: readonly object[]) => removalFaults(snapshotOf(...things), nobody);

  it('[12-3a] tells one without a ground, without a hearing, and one before the cure was over', async () => {
    expect(await faults(removal(), confirmed, heard)).toEqual([]);
    expect(await faults(removal(), confirmed)).toHaveLength(1);
    expect(await faults(removal(), violation(['ViolationConfirmed', 7]), heard)).toHaveLength(1);
    const fell = violation(['ViolationConfirmed', 4], ['ViolationRevoked', 5]);
    expect(await faults(removal(), fell, heard)).toHaveLength(1);
    expect(
      await faults(removal({ ground: { row: '12-3a', ref: 'VIOLATION#V' } }), confirmed, heard),
    ).toHaveLength(1);
    expect(await faults(removal({ ground: { row: '12-3g' } }), heard)).toHaveLength(1);
    const check = thing('CREDITCHECK', 'C', 'REVIEWED', {
      agencyId: 'A',
      overall: 'FAIL',
      review: { confirmed: ['F'] },
    });
    const failed = { ground: { row: '12-3d', ref: 'CREDITCHECK#C' } };
    expect(
      await faults(removal({ ...failed, noticed: { cureLastDay: '2026-03-05' } }), check, heard),
    ).toEqual([]);
    expect(
      await faults(removal({ ...failed, noticed: { cureLastDay: '2026-03-06' } }), check, heard),
    ).toHaveLength(1);
    const unseen = thing('CREDITCHECK', 'C', 'IN_REVIEW', { agencyId: 'A', overall: 'FAIL' });
    expect(
      await faults(removal({ ...failed, noticed: { cureLastDay: '2026-03-05' } }), unseen, heard),
    ).toHaveLength(1);
  });

  it('[12-3h] tells one that is not whole', async () => {
    const removed = agency('REMOVED');
    const sound = [removed, removal(), confirmed, heard] as const;
    const order = (status: string) => thing('ORDER', 'O', status, { agencyId: 'A' });
    const claim = (status: string) => thing('REDEMPTION', 'O', status, { agencyId: 'A' });
    expect(await faults(...sound, order('TERMINATED'), product('ARCHIVED'), claim('ON_HOLD'))).toEqual([]);
    expect(await faults(...sound, order('IN_SERVICE'))).toHaveLength(1);
    expect(await faults(...sound, product('PUBLISHED'))).toHaveLength(1);
    expect(await faults(...sound, claim('APPROVED'))).toHaveLength(1);
    expect(await faults(removed, removal({}, 'EXECUTING'), confirmed, heard)).toHaveLength(1);
  });

  it('[12-3i] tells an ended order without its record of liability, and one with two', async () => {
    const ended = thing('ORDER', 'O', 'TERMINATED', { agencyId: 'A' }, [
      'OrderTerminated',
      7,
      { data: { cause: 'AGENCY_REMOVED' } },
    ]);
    const record = (id: string) => thing('LIABILITYNOTICE', id, 'ISSUED', { orderId: 'O' });
    expect(await faults(ended, record('1'))).toEqual([]);
    expect(await faults(ended)).toHaveLength(1);
    expect(await faults(ended, record('1'), record('2'))).toHaveLength(1);
    expect(await faults(record('1'))).toHaveLength(1);
  });

  it('[12-3h] tells what an agency that has left still shows', async () => {
    const removed = agency('REMOVED');
    const shows = (count: number) => {
      const call = async () => ({ status: 200, body: { items: Array.from({ length: count }) } });
      return { playerOf: () => 0, anyone: { call } } as unknown as World;
    };
    expect(await removalFaults(snapshotOf(removed), shows(0))).toEqual([]);
    expect(await removalFaults(snapshotOf(removed), shows(1))).toHaveLength(1);
  });
});
