import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after, officer, redemptionAt } from '../../../test/support/archive-fixtures.ts';
import { as, orderPolicy as policy, PLACED_AT as now } from '../../../test/support/order-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { decideHold } from './hold.ts';
import { decideConfirmPayment, decideRecordPayment, decideReturnPaymentRecord } from './manual-payment.ts';
import { decideAnswer, decideRequestPayment } from './payment.ts';
import type { RedemptionState } from './redemption.ts';
import type { TreasuryAnswer } from './treasury.ts';

const ctx = { now, policy };
const PAID = { outcome: 'PAID', amountFen: 500_000, paidOn: '2026-03-05', reference: 'CZ-1' } as const;
const requested = () => after(redemptionAt('BATCHED'), decideRequestPayment(redemptionAt('BATCHED'), ctx));
const answered = (state: RedemptionState, answer: TreasuryAnswer, followingUp = false) => {
  const decided = decideAnswer(state, answer, { ...ctx, followingUp });
  if (decided === undefined) throw new Error('nothing new');
  return after(state, decided);
};
const finance = (id: string) => ({ ...as('FINANCE_OFFICER', now), actor: { id, role: 'FINANCE_OFFICER' } });
const facts = { paidOn: '2026-03-05', reference: '支票 1 号' };

describe('[SM-6] paying a redemption through the treasury', () => {
  it('is asked for once, and followed up from then on', () => {
    expect(requested()).toMatchObject({
      status: 'BATCHED',
      body: { payment: { status: 'REQUESTED', followUps: 0 } },
      deadlines: { PAYMENT_FOLLOW_UP: { dueAt: '2026-03-05T01:15:00.000Z' } },
    });
    expect(decideRequestPayment(requested(), ctx)).toMatchObject({ refused: 'DUPLICATE' });
    expect(decideRequestPayment(redemptionAt('APPROVED'), ctx)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('ends with the treasury’s word, and with no clock left', () => {
    expect(answered(requested(), PAID)).toMatchObject({
      status: 'PAID',
      deadlines: {},
      body: { payment: { status: 'PAID', channel: 'TREASURY', paidOn: '2026-03-05' } },
    });
    expect(answered(requested(), { outcome: 'REJECTED', code: 'ACCOUNT_CLOSED' })).toMatchObject({
      status: 'BATCHED',
      deadlines: {},
      body: { payment: { status: 'REJECTED', code: 'ACCOUNT_CLOSED' } },
    });
    const accepted = answered(requested(), { outcome: 'ACCEPTED' });
    expect(accepted.body.payment?.status).toBe('ACCEPTED');
    expect(answered(accepted, PAID).status).toBe('PAID');
  });

  it('learns nothing from silence, and nothing twice', () => {
    const accepted = answered(requested(), { outcome: 'ACCEPTED' });
    for (const [state, answer] of [
      [requested(), { outcome: 'SILENT' }],
      [accepted, { outcome: 'ACCEPTED' }],
      [redemptionAt('BATCHED'), { outcome: 'REJECTED', code: 'X' }],
    ] as const)
      expect(decideAnswer(state, answer, { ...ctx, followingUp: false })).toBeUndefined();
  });

  it('asks ever later, then leaves it to a person', () => {
    const waits: number[] = [];
    let state: RedemptionState = requested();
    while (state.deadlines.PAYMENT_FOLLOW_UP !== undefined) {
      waits.push((Date.parse(state.deadlines.PAYMENT_FOLLOW_UP.dueAt) - Date.parse(now)) / 60_000);
      state = answered(state, { outcome: 'SILENT' }, true);
    }
    expect(waits).toEqual([15, 60, 240, 960, 3_840, 15_360]);
    expect(state).toMatchObject({
      status: 'BATCHED',
      body: { payment: { status: 'IN_DOUBT', code: 'SILENT' } },
    });
    expect(answered(state, PAID).status).toBe('PAID');
  });

  it('doubts a payment of another amount', () => {
    expect(answered(requested(), { ...PAID, amountFen: 1 })).toMatchObject({
      status: 'BATCHED',
      body: { payment: { status: 'IN_DOUBT', code: 'AMOUNT_DIFFERS' } },
    });
  });

  it('takes note of what was paid although it is withheld by now', () => {
    const asked = requested();
    const held = after(asked, decideHold(asked, { ref: 'CENTRE', cause: 'CENTRE' }, officer));
    expect(answered(held, PAID).status).toBe('PAID');
  });

  it('doubts a payment that was entered by hand as made otherwise, unless the treasury had been silent', () => {
    const by = { ...finance('f1'), connected: true };
    const enter = (state: RedemptionState) => after(state, decideRecordPayment(state, facts, by));
    const refused = answered(requested(), { outcome: 'REJECTED', code: 'ACCOUNT_CLOSED' });
    expect(answered(enter(refused), PAID)).toMatchObject({
      status: 'BATCHED',
      body: { payment: { status: 'IN_DOUBT', code: 'ALSO_RECORDED_BY_HAND' } },
    });
    const silent = answered(requested(), { ...PAID, amountFen: 1 });
    expect(answered(enter(silent), PAID).status).toBe('PAID');
  });

  it('never counts a payment that was not asked for by a batch', () => {
    const claimed = redemptionAt('CLAIMED');
    const held = after(claimed, decideHold(claimed, { ref: 'CENTRE', cause: 'CENTRE' }, officer));
    expect(decideAnswer(held, PAID, { ...ctx, followingUp: false })).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideAnswer(redemptionAt('APPROVED'), PAID, { ...ctx, followingUp: false })).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('is paid at most once, whatever the treasury says and in whatever order', () => {
    const outcomes: readonly TreasuryAnswer[] = [
      PAID,
      { ...PAID, amountFen: 1 },
      { outcome: 'ACCEPTED' },
      { outcome: 'REJECTED', code: 'X' },
      { outcome: 'NOT_FOUND' },
      { outcome: 'SILENT' },
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...outcomes), fc.boolean()), { maxLength: 15 }),
        (said) => {
          let state: RedemptionState = requested();
          let paid = 0;
          let requests = 0;
          for (const [answer, followingUp] of said) {
            const decided = decideAnswer(state, answer, { ...ctx, followingUp });
            if (decided === undefined || isRefusal(decided)) continue;
            paid += decided.events.filter(({ type }) => type === 'RedemptionPaid').length;
            state = after(state, decided);
            if (!isRefusal(decideRequestPayment(state, ctx))) requests += 1;
          }
          expect(paid).toBeLessThanOrEqual(1);
          expect(requests).toBe(0);
          expect(state.status === 'PAID').toBe(paid === 1);
        },
      ),
    );
  });
});

describe('[SM-6] a payment entered by hand', () => {
  const batched = redemptionAt('BATCHED');
  const first = { ...finance('f1'), connected: false };
  const recorded = () => after(batched, decideRecordPayment(batched, facts, first));

  it('is confirmed by a second finance officer (④)', () => {
    expect(decideConfirmPayment(recorded(), finance('f1'))).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideReturnPaymentRecord(recorded(), { reason: 'x' }, finance('f1'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    expect(after(recorded(), decideConfirmPayment(recorded(), finance('f2')))).toMatchObject({
      status: 'PAID',
      body: { payment: { channel: 'MANUAL', paidOn: '2026-03-05' } },
    });
  });

  it('may be returned and entered anew', () => {
    const back = after(
      recorded(),
      decideReturnPaymentRecord(recorded(), { reason: '日期有误' }, finance('f2')),
    );
    expect(back).toMatchObject({ status: 'BATCHED', body: { records: 1 } });
    expect(back.body.payment).toBeUndefined();
    expect(decideConfirmPayment(back, finance('f2'))).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(isRefusal(decideRecordPayment(back, facts, first))).toBe(false);
  });

  it('is refused while the treasury may still pay, twice, before its batch, in the future, and to others', () => {
    const connected = { ...first, connected: true };
    for (const [state, who] of [
      [batched, connected],
      [requested(), connected],
      [requested(), first],
      [recorded(), first],
      [redemptionAt('APPROVED'), first],
    ] as const)
      expect(decideRecordPayment(state, facts, who)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideRecordPayment(batched, { ...facts, paidOn: '2026-03-06' }, first)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
    expect(decideRecordPayment(batched, facts, { ...officer, connected: false })).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('settles what the treasury refused, and goes back to that when returned', () => {
    const refused = answered(requested(), { outcome: 'REJECTED', code: 'ACCOUNT_CLOSED' });
    const entered = after(refused, decideRecordPayment(refused, facts, { ...first, connected: true }));
    const back = after(entered, decideReturnPaymentRecord(entered, { reason: 'x' }, finance('f2')));
    expect(back.body.payment).toMatchObject({
      status: 'REJECTED',
      channel: 'TREASURY',
      code: 'ACCOUNT_CLOSED',
    });
    expect(after(entered, decideConfirmPayment(entered, finance('f2'))).status).toBe('PAID');
  });
});
