import { describe, expect, it } from 'vitest';
import type { World } from '../world.ts';
import { fundFaults } from './funds.ts';
import { noticeFaults } from './notices.ts';
import { personFaults } from './persons.ts';
import { tableFaults } from './provable.ts';
import { snapshotOf, thing, type Told } from './snapshot.fixture.ts';
import { violationFaults } from './violations.ts';

const heard = thing('HEARING', 'H', 'CONSIDERED', {}, ['HearingConsidered', 5]);

describe('what the simulation would find of violations and money', () => {
  const violation = (status: string, ...told: readonly Told[]) =>
    thing('VIOLATION', 'V', status, { agencyId: 'A', hearingId: 'H' }, ...told);
  const confirmed: Told = ['ViolationConfirmed', 6];
  const refusal = thing('PAYMENTREFUSAL', 'F', 'DECIDED', { basis: 'VIOLATION#V' }, [
    'RedemptionRefusalDecided',
    8,
  ]);

  it('[13-1a] tells an effect of what was not found, and a finding without a hearing', () => {
    expect(violationFaults(snapshotOf(violation('CLOSED', confirmed), refusal, heard))).toEqual([]);
    expect(violationFaults(snapshotOf(violation('CLOSED', confirmed), refusal))).toHaveLength(1);
    expect(violationFaults(snapshotOf(violation('SUSPECTED'), refusal, heard))).toHaveLength(1);
    const late = violation('CLOSED', ['ViolationConfirmed', 9]);
    expect(violationFaults(snapshotOf(late, refusal, heard))).toHaveLength(1);
  });

  it('[13-1a] tells what rests on a finding that fell and nobody looks at again', () => {
    const fell = violation('REVOKED', confirmed, ['ViolationRevoked', 9]);
    expect(violationFaults(snapshotOf(fell, refusal, heard))).toHaveLength(1);
    const task = thing('TASK', 'T', 'OPEN', { kind: 'REVIEW_BUILT_ON', subjectRef: 'PAYMENTREFUSAL#F' });
    expect(violationFaults(snapshotOf(fell, refusal, heard, task))).toEqual([]);
  });

  it('[14-2a][14-2b][14-2c] tells where a claim is not what was claimed', () => {
    const claim = (status: string, body: object = {}) =>
      thing('REDEMPTION', 'C', status, { amountFen: 100, holds: [], ...body });
    const paid = { payment: { status: 'PAID' } };
    const recovery = (status: string, amountFen: number) =>
      thing(
        'FUNDRECOVERY',
        'Y',
        status,
        {
          sourceRef: 'REDEMPTION#C',
          repayments: amountFen === 0 ? [] : [{ channel: 'TRANSFER', reference: 'X', amountFen }],
        },
        ['RecoveryRepaymentConfirmed', 3, { data: { amountFen } }],
      );
    const refused = (amountFen: number) =>
      thing('PAYMENTREFUSAL', 'F', 'DECIDED', { redemptionId: 'C', amountFen });
    const hold = thing('PAYMENTHOLD', 'W', 'ACTIVE', { redemptionId: 'C' });
    const held = { holds: [{ ref: 'PAYMENTHOLD#W' }] };
    const faults = (...things: readonly object[]) => fundFaults(snapshotOf(...things));
    expect(faults(claim('APPROVED'))).toEqual([]);
    expect(faults(claim('ON_HOLD', held), hold)).toEqual([]);
    expect(faults(claim('ON_HOLD', held))).toHaveLength(1);
    expect(faults(claim('APPROVED'), hold)).toHaveLength(1);
    expect(faults(claim('REFUSED'), refused(100))).toEqual([]);
    expect(faults(claim('REFUSED'), refused(99))).toHaveLength(1);
    expect(faults(claim('REFUSED'))).toHaveLength(1);
    expect(faults(claim('RECOVERY_OPEN', paid), recovery('REPAID', 100))).toEqual([]);
    expect(faults(claim('RECOVERY_OPEN', paid), recovery('PARTLY_REPAID', 101))).toHaveLength(1);
    expect(faults(claim('PAID', paid), recovery('ORDERED', 0))).toHaveLength(1);
  });

  it('[14-2b] tells a set-off of what is not settled, a reference used twice, and repayments that nobody confirmed', () => {
    const setOff = { channel: 'SET_OFF', reference: 'REDEMPTION#C', amountFen: 100 };
    const recovery = (id: string, told: number) =>
      thing('FUNDRECOVERY', id, 'REPAID', { sourceRef: 'REWARD#1', repayments: [setOff] }, [
        'RecoveryRepaymentConfirmed',
        3,
        { data: { amountFen: told } },
      ]);
    const claim = (channel: string) =>
      thing('REDEMPTION', 'C', 'PAID', { amountFen: 100, holds: [], payment: { status: 'PAID', channel } });
    expect(fundFaults(snapshotOf(recovery('1', 100), claim('SET_OFF')))).toEqual([]);
    expect(fundFaults(snapshotOf(recovery('1', 100), claim('TREASURY')))).toHaveLength(1);
    expect(fundFaults(snapshotOf(recovery('1', 60), claim('SET_OFF')))).toHaveLength(1);
    expect(fundFaults(snapshotOf(recovery('1', 100), recovery('2', 100), claim('SET_OFF')))).toHaveLength(1);
  });

  it.each([
    ['SuspensionNoticed', 'SuspensionDecided'],
    ['RemovalNoticed', 'RemovalDecided'],
    ['ViolationConfirmProposed', 'ViolationConfirmed'],
    ['RedemptionRefusalProposed', 'RedemptionRefusalDecided'],
    ['RecoveryRepaymentRecorded', 'RecoveryRepaymentConfirmed'],
    ['CreditRecordDrafted', 'CreditRecordReported'],
  ])('tells who decided alone: %s and %s', (first, second) => {
    const by = (type: string, id: string) => ({ type, actor: { id, role: 'COMMISSION_OFFICER' } });
    const of = (one: string, other: string) =>
      personFaults(snapshotOf({ ref: 'X#1', events: [by(first, one), by(second, other)] }));
    expect(of('A', 'A')).toHaveLength(1);
    expect(of('A', 'B')).toEqual([]);
  });
});

describe('what the simulation would find of notices and of history', () => {
  it('tells what was told twice', () => {
    const notice = (id: string) =>
      thing('NOTICE', id, 'PLANNED', { eventId: 'E', recipient: { kind: 'AGENCY', uscc: 'U' } });
    const event = { id: 'E', type: 'ContactPhoneChangeRequested', data: { uscc: 'U' } };
    const world = {
      stack: { services: { eventLog: { all: () => [{ detail: event }] } } },
    } as unknown as World;
    expect(noticeFaults(snapshotOf(notice('1')), world)).toEqual([]);
    expect(noticeFaults(snapshotOf(notice('1'), notice('2')), world)).toHaveLength(1);
  });

  it('[1-1] tells an event that was changed', async () => {
    const aggregate = { kind: 'AGENCY', id: 'A', version: 1 };
    const event = { id: 'AGENCY-A-1', aggregate, hash: '0', actor: {} };
    const texts = new Map([['A', JSON.stringify({ pk: 'AGENCY#A', sk: 'EVENT#00000001', event })]]);
    const found = await tableFaults(texts, []);
    expect(found.some((line) => line.includes('AGENCY-A-1'))).toBe(true);
    expect(await tableFaults(new Map(), [])).toEqual([]);
    // A check that finds nothing is found out by the event that is changed for it.
    const blind = async () => ({ valid: true, lines: ['VALID'] });
    expect(await tableFaults(texts, [], blind)).toHaveLength(1);
  });
});
