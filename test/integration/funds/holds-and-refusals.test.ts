import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymentHold } from '../../../shared/store/aggregates/payment-hold.ts';
import { listBuiltOn } from '../../../shared/store/built-on.ts';
import { get } from '../../../shared/store/read.ts';
import { agencyOf, ANNA, concerned, QIAN, RUI, SUN, WU, ZHENG } from '../../support/supervision-world.ts';
import { BECAUSE, type FundsWorld, type Made, startFunds } from './funds-world.ts';

let world: FundsWorld;
beforeAll(async () => {
  world = await startFunds();
});
afterAll(() => world.stop());

const open = ({ redemptionId, basis }: Made, as = ANNA) =>
  world.call('openPaymentHold', { as, body: { redemptionId, basis, ...BECAUSE } });
const propose = ({ redemptionId, basis }: Made, as = WU) =>
  world.call('proposePaymentRefusal', {
    as,
    body: { redemptionId, basis, source: 'INSPECTION', ...BECAUSE },
  });
const decide = (refusalId: string, as = QIAN) =>
  world.call('decidePaymentRefusal', { as, params: { refusalId }, body: BECAUSE });

describe('[14-2c] [SM-16] a payment that is withheld', () => {
  it('rests on a flag or a suspicion of that agency, and on a reason', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const other = await world.setUp('APPROVED', 'DISMISSED');
    expect(await open({ ...made, basis: 'VIOLATION#none' })).toMatchObject({ status: 422 });
    expect(await open({ ...made, basis: 'COMPLAINT#1' })).toMatchObject({ status: 422 });
    expect(await open(other)).toMatchObject({ status: 422 });
    expect(await open({ ...other, basis: made.basis })).toMatchObject({ status: 422 });
    const { redemptionId, basis } = made;
    const empty = { redemptionId, basis, reason: ' ' };
    expect(await world.call('openPaymentHold', { as: ANNA, body: empty })).toMatchObject({ status: 422 });
    expect(await open(made, concerned(ANNA, made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await open(made, WU)).toMatchObject({ status: 403 });
    const { status, body } = await open(made);
    expect([status, body.status, body.reviewBy]).toEqual([201, 'ACTIVE', '2026-07-13']);
    expect(await world.claimAs(redemptionId)).toMatchObject({
      status: 'ON_HOLD',
      body: { holds: [{ ref: `PAYMENTHOLD#${body.holdId}` }] },
    });
    expect(await open(made)).toMatchObject({ status: 409, code: 'DUPLICATE' });
  });

  it('rests on nothing that is about another order or product', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const { same, others } = await world.violatedElsewhere(made, 'SUSPECTED');
    for (const basis of others)
      expect(await open({ ...made, basis })).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect((await world.claimAs(made.redemptionId)).status).toBe('APPROVED');
    expect(await open({ ...made, basis: same })).toMatchObject({ status: 201 });
  });

  it('is never taken from what was paid', async () => {
    expect(await open(await world.setUp('PAID', 'SUSPECTED'))).toMatchObject({
      status: 409,
      code: 'ILLEGAL_TRANSITION',
    });
  });

  it('goes on where it was once a reviewer releases it', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const { body } = await open(made);
    const release = (as = RUI) =>
      world.call('releasePaymentHold', { as, params: { holdId: body.holdId }, body: BECAUSE });
    expect(await release(ANNA)).toMatchObject({ status: 403 });
    expect(await release()).toMatchObject({ body: { status: 'RELEASED' } });
    expect((await world.claimAs(made.redemptionId)).status).toBe('APPROVED');
    expect(await release()).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await open(made)).toMatchObject({ status: 201 });
  });

  it('comes before the Commission after ninety days, and is neither released nor refused by time', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const { body } = await open(made);
    const { holdId } = body;
    const due = async () => (await get(world.tables, paymentHold, holdId)).deadlines['PAYMENT_HOLD_REVIEW'];
    await world.fire('PAYMENTHOLD', holdId, 'PAYMENT_HOLD_REVIEW', (await due())!.dueAt);
    expect(await world.tasksOf(`PAYMENTHOLD#${holdId}`)).toEqual(['COMMISSION_OFFICER REVIEW_PAYMENT_HOLD']);
    expect((await world.claimAs(made.redemptionId)).status).toBe('ON_HOLD');
    const renew = (as = WU, reason = '案情复杂') =>
      world.call('renewPaymentHold', { as, params: { holdId }, body: { reason } });
    expect(await renew(RUI)).toMatchObject({ status: 403 });
    const seen = await world.call('readPaymentHold', { as: WU, params: { holdId } });
    expect(seen.body.allowedActions).toEqual(['renew']);
    expect(await renew(WU, '')).toMatchObject({ status: 422 });
    expect(await renew()).toMatchObject({
      body: { status: 'ACTIVE', renewals: [{ reason: '案情复杂' }], reviewBy: '2026-10-12' },
    });
    expect(await world.tasksOf(`PAYMENTHOLD#${holdId}`)).toEqual([]);
    await world.fire('PAYMENTHOLD', holdId, 'PAYMENT_HOLD_REVIEW', (await due())!.dueAt);
    expect(await world.tasksOf(`PAYMENTHOLD#${holdId}`)).toEqual(['COMMISSION_OFFICER REVIEW_PAYMENT_HOLD']);
    expect((await world.claimAs(made.redemptionId)).status).toBe('ON_HOLD');
  });

  it('is renewed once its time is over, and once each time', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const { body } = await open(made);
    const params = { holdId: body.holdId };
    const early = { status: 409, code: 'ILLEGAL_TRANSITION' };
    const renew = () => world.call('renewPaymentHold', { as: WU, params, body: BECAUSE });
    const { deadlines } = await get(world.tables, paymentHold, params.holdId);
    const { dueAt } = deadlines['PAYMENT_HOLD_REVIEW']!;
    expect(await renew()).toMatchObject(early);
    world.to(new Date(Date.parse(dueAt) - 1).toISOString());
    expect(await renew()).toMatchObject(early);
    world.to(dueAt);
    expect(await renew()).toMatchObject({ status: 200, body: { reviewBy: '2026-10-12' } });
    expect(await renew()).toMatchObject(early);
  });

  it('is shown to its agency without officers and without what is looked into', async () => {
    const made = await world.setUp('APPROVED', 'SUSPECTED');
    const { body } = await open(made);
    const read = (as: ReturnType<typeof agencyOf>) =>
      world.call('readPaymentHold', { as, params: { holdId: body.holdId } });
    const own = await read(agencyOf(made.uscc));
    expect(own).toMatchObject({ status: 200, body: { opened: { by: 'CENTRE' } } });
    expect(JSON.stringify(own.body)).not.toContain(made.basis);
    expect(JSON.stringify(own.body)).not.toContain(ANNA.id);
    const { uscc } = await world.imported();
    expect(await read(agencyOf(uscc))).toMatchObject({ status: 404 });
    const lists = await world.call('listPaymentHolds', { as: agencyOf(made.uscc), query: {} });
    expect(lists.body.items).toHaveLength(1);
    const of = await world.call('listPaymentHolds', { as: WU, query: { uscc: made.uscc } });
    expect(of.body.items[0]).toMatchObject({ basis: made.basis });
  });
});

describe('[14-2a] [SM-6] a payment that is refused', () => {
  it('rests on a violation that is confirmed, and of that agency', async () => {
    const made = await world.setUp('UNDER_REVIEW', 'SUSPECTED');
    const other = await world.setUp('UNDER_REVIEW');
    const refused = { status: 409, code: 'NOT_CONFIRMED' };
    expect(await propose(made)).toMatchObject(refused);
    expect(await propose({ ...made, basis: other.basis })).toMatchObject(refused);
    expect(await propose({ ...made, basis: 'VIOLATION#none' })).toMatchObject(refused);
    expect(await propose(other, RUI)).toMatchObject({ status: 403 });
    expect(await propose(other, concerned(WU, other.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await propose(await world.setUp('PAID'))).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await propose(other)).toMatchObject({ status: 201, body: { status: 'PRIOR_NOTICE' } });
    expect(await propose(other)).toMatchObject({ status: 409, code: 'DUPLICATE' });
  });

  it('rests on nothing that is about another order or product', async () => {
    const made = await world.setUp('UNDER_REVIEW');
    const { same, others } = await world.violatedElsewhere(made);
    for (const basis of others)
      expect(await propose({ ...made, basis })).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect(await propose({ ...made, basis: same })).toMatchObject({ status: 201 });
  });

  it('waits for the hearing and for a second person; what withheld it is converted', async () => {
    const made = await world.setUp('UNDER_REVIEW');
    const held = await open(made);
    const { body } = await propose(made);
    const { refusalId, hearingId } = body;
    expect(await decide(refusalId)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(hearingId, QIAN);
    expect(await world.tasksOf(`PAYMENTREFUSAL#${refusalId}`)).toEqual([
      'FINANCE_OFFICER DECIDE_PAYMENT_REFUSAL',
    ]);
    expect(await decide(refusalId, WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decide(refusalId)).toMatchObject({ body: { status: 'DECIDED' } });
    expect(await world.claimAs(made.redemptionId)).toMatchObject({ status: 'REFUSED', body: { holds: [] } });
    expect(await get(world.tables, paymentHold, held.body.holdId)).toMatchObject({
      status: 'CONVERTED_TO_REFUSAL',
      deadlines: {},
    });
    expect(await world.tasksOf(`PAYMENTREFUSAL#${refusalId}`)).toEqual([]);
    expect(await listBuiltOn(world.tables, made.basis)).toEqual([`PAYMENTREFUSAL#${refusalId}`]);
    const own = await world.call('readPaymentRefusal', { as: agencyOf(made.uscc), params: { refusalId } });
    expect(own).toMatchObject({
      status: 200,
      body: { proposed: { by: 'COMMISSION' }, decision: { by: 'FINANCE' } },
    });
    expect(JSON.stringify(own.body)).not.toContain('office');
  });

  it('is not decided once the violation is revoked, and may be dropped', async () => {
    const made = await world.setUp('UNDER_REVIEW');
    const { body } = await propose(made);
    await world.heard(body.hearingId, QIAN);
    await world.violationAs(made.basis, 'REVOKED');
    expect(await decide(body.refusalId)).toMatchObject({ status: 409, code: 'NOT_CONFIRMED' });
    const drop = { as: SUN, params: { refusalId: body.refusalId }, body: BECAUSE };
    expect(await world.call('dropPaymentRefusal', drop)).toMatchObject({ body: { status: 'DROPPED' } });
    expect(await world.tasksOf(`PAYMENTREFUSAL#${body.refusalId}`)).toEqual([]);
    expect((await world.claimAs(made.redemptionId)).status).toBe('UNDER_REVIEW');
  });

  it('is claimed again, and reviewed anew, when the refusal is revoked with its documents', async () => {
    const made = await world.setUp('UNDER_REVIEW');
    const { body } = await propose(made);
    await world.heard(body.hearingId, QIAN);
    await decide(body.refusalId);
    const documentIds = [await world.paper(made.uscc)];
    const revoke = (as = ZHENG, ids = documentIds) =>
      world.call('revokePaymentRefusal', {
        as,
        params: { refusalId: body.refusalId },
        body: { ...BECAUSE, documentIds: ids },
      });
    expect(await revoke(ZHENG, [])).toMatchObject({ status: 422 });
    expect(await revoke(QIAN)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await revoke()).toMatchObject({ body: { status: 'REVOKED' } });
    expect((await world.claimAs(made.redemptionId)).status).toBe('CLAIMED');
    expect(await world.tasksOf(`REDEMPTION#${made.redemptionId}`)).toEqual([
      'CENTRE_OFFICER REVIEW_REDEMPTION',
    ]);
  });
});
