import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anna,
  anyTime,
  at,
  boss,
  interested,
  justBefore,
  policy,
  qian,
  rui,
  sound,
  THE_AGENCY,
  wu,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { isRefusal } from '../problem.ts';
import { daysBetween, toLocalDate } from '../time/local-date.ts';
import {
  decideConvertHold,
  decideEscalateHold,
  decideOpenHold,
  decideReleaseHold,
  decideRenewHold,
} from './hold.ts';
import { paymentHoldMachine } from './machine.ts';
import {
  HoldBasis,
  holdGround,
  PAYMENT_HOLD_REVIEW,
  PaymentHoldBody,
  type PaymentHoldState,
} from './payment-hold.ts';

const about = { redemptionId: 'O1', ...THE_AGENCY, basis: 'RISKFLAG#F1', reason: '发票存疑' };
const flag = {
  agencyId: THE_AGENCY.agencyId,
  status: 'OPEN',
  subjectRef: 'ORDER#O1',
  order: { orderId: 'O1', productId: 'P1' },
};
const active = folded('H1', decideOpenHold('H1', about, flag, anna));
const DUE = active.deadlines[PAYMENT_HOLD_REVIEW]?.dueAt ?? '';
const escalated = folded('H1', decideEscalateHold(active, DUE), active);
const nothing = { ...active, body: {} as never };

type Example = readonly [name: string, state: PaymentHoldState, decide: (state: PaymentHoldState) => unknown];

const examples: readonly Example[] = [
  ['[14-2c] opened on a flag', nothing, () => decideOpenHold('H1', about, flag, anna)],
  ['[14-2c] not without a flag', nothing, () => decideOpenHold('H1', about, undefined, anna)],
  [
    '[14-2c] not on a flag of another agency',
    nothing,
    () => decideOpenHold('H1', about, { ...flag, agencyId: 'A2' }, anna),
  ],
  [
    '[14-2c] not on a flag that was dismissed',
    nothing,
    () => decideOpenHold('H1', about, { ...flag, status: 'DISMISSED' }, anna),
  ],
  [
    '[14-2c] not on a violation that was revoked',
    nothing,
    () => decideOpenHold('H1', about, { ...flag, status: 'REVOKED' }, anna),
  ],
  [
    '[14-2c] not on a flag of another order',
    nothing,
    () => decideOpenHold('H1', about, { ...flag, subjectRef: 'ORDER#O2' }, anna),
  ],
  ['[14-2c] not by Finance', nothing, () => decideOpenHold('H1', about, flag, qian)],
  ['[14-2c] not opened in a conflict', nothing, () => decideOpenHold('H1', about, flag, interested(anna))],
  ['[14-2c] renewed', active, (state) => decideRenewHold(state, '尚在调查', at(wu, DUE))],
  [
    '[14-2c] not renewed before',
    active,
    (state) => decideRenewHold(state, '尚在调查', at(wu, justBefore(DUE))),
  ],
  [
    '[14-2c] not renewed without a clock',
    { ...active, deadlines: {} },
    (state) => decideRenewHold(state, '尚在调查', at(wu, DUE)),
  ],
  [
    '[14-2c] renewed after it was escalated',
    escalated,
    (state) => decideRenewHold(state, '再查', at(wu, DUE)),
  ],
  ['[14-2c] not renewed by the centre', active, (state) => decideRenewHold(state, '再查', rui)],
  ['[14-2c] not renewed in a conflict', active, (state) => decideRenewHold(state, '再查', interested(wu))],
  ['[14-2c] escalated', active, (state) => decideEscalateHold(state, DUE)],
  ['[14-2c] not escalated before', active, (state) => decideEscalateHold(state, justBefore(DUE))],
  ['[14-2c] not escalated twice', escalated, (state) => decideEscalateHold(state, DUE)],
  [
    '[14-2c] not escalated once released',
    { ...active, status: 'RELEASED' },
    (state) => decideEscalateHold(state, DUE),
  ],
  ['[14-2c] released', active, (state) => decideReleaseHold(state, '已核实', rui)],
  ['[14-2c] released after it was escalated', escalated, (state) => decideReleaseHold(state, '已核实', rui)],
  ['[14-2c] not released by an officer', active, (state) => decideReleaseHold(state, '已核实', anna)],
  ['[14-2c] not released in a conflict', active, (state) => decideReleaseHold(state, '', interested(rui))],
  ['[14-2a] converted', active, (state) => decideConvertHold(state, 'X1', qian)],
  ['[14-2a] converted after it was escalated', escalated, (state) => decideConvertHold(state, 'X1', wu)],
  ['[14-2a] not converted by the centre', active, (state) => decideConvertHold(state, 'X1', rui)],
];

describe('what is decided on a payment that is withheld', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(sound(decide(state), PaymentHoldBody(), state.body)).toMatchSnapshot('decided');
  });

  it('[14-2c] rests on a flag or a violation', () => {
    expect(holdGround('H1')).toBe('PAYMENTHOLD#H1');
    const long = 'F'.repeat(80);
    for (const good of ['RISKFLAG#F1', 'VIOLATION#V1', `RISKFLAG#${long}`])
      expect(HoldBasis().safeParse(good).success).toBe(true);
    for (const bad of ['', 'COMPLAINT#K1', 'RISKFLAG#', `RISKFLAG#${long}1`, ' RISKFLAG#F1', 'RISKFLAG'])
      expect(HoldBasis().safeParse(bad).success).toBe(false);
  });

  it('[14-2c] is looked at after the days of policy, however often it is renewed, and time alone ends nothing', () => {
    fc.assert(
      fc.property(anyTime, fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 4 }), (start, waits) => {
        let state = folded('H1', decideOpenHold('H1', about, flag, at(anna, start)));
        let [now, begun] = [start, start];
        for (const wait of waits) {
          now = new Date(Date.parse(now) + wait * 86_400_000).toISOString();
          const over = decideEscalateHold(state, now);
          expect(over === undefined).toBe(now < (state.deadlines[PAYMENT_HOLD_REVIEW]?.dueAt ?? ''));
          if (over !== undefined) state = folded('H1', over, state);
          expect(state.status).toBe('ACTIVE');
          const renewed = decideRenewHold(state, '再查', at(wu, now));
          expect(isRefusal(renewed)).toBe(over === undefined);
          if (isRefusal(renewed)) continue;
          begun = now;
          state = folded('H1', renewed, state);
          expect(state.body.escalatedAt).toBeUndefined();
        }
        const days = daysBetween(toLocalDate(begun), state.body.reviewBy);
        expect(days).toBeGreaterThanOrEqual(policy.get('paymentHold.maxDays'));
        expect(state.body.reviewBy).toBe(state.body.renewals.at(-1)?.reviewBy ?? state.body.reviewBy);
      }),
    );
  });

  it('[SM-16] is final where it ended', () => {
    for (const status of paymentHoldMachine.terminal) {
      const state = { ...active, status };
      const tries = [
        decideRenewHold(state, '再', wu),
        decideReleaseHold(state, '再', rui),
        decideConvertHold(state, 'X1', wu),
      ];
      expect(tries).toMatchObject(tries.map(() => ({ refused: 'ILLEGAL_TRANSITION' })));
      expect(decideEscalateHold(state, DUE)).toBeUndefined();
    }
    expect(decideReleaseHold(active, '', boss)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});
