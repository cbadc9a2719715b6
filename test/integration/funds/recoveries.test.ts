import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RewardRevoked } from '../../../events/reward-revoked/v1.ts';
import { react } from '../../../functions/funds/react.ts';
import { happened } from '../../../shared/domain/event.ts';
import { fundRecovery, recoveriesOf } from '../../../shared/store/aggregates/fund-recovery.ts';
import { reward } from '../../../shared/store/aggregates/reward.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { addDays, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { agencyOf, QIAN, RUI, SUN, WU, ZHENG } from '../../support/supervision-world.ts';
import { AMOUNT, BECAUSE, type FundsWorld, type Made, startFunds } from './funds-world.ts';

let world: FundsWorld;
beforeAll(async () => {
  world = await startFunds();
});
afterAll(() => world.stop());

type Call = Parameters<FundsWorld['call']>[0];
const on = (operation: Call, recoveryId: string, as: typeof WU, body: object = BECAUSE) =>
  world.call(operation, { as, params: { recoveryId }, body });
const propose = ({ redemptionId, basis }: Made, amountFen = AMOUNT, as = WU) =>
  world.call('proposeRecovery', {
    as,
    body: { redemptionId, basis, amountFen, source: 'INSPECTION', ...BECAUSE },
  });

async function noticed(made: Made) {
  const { body } = await propose(made);
  const recoveryId: string = body.recoveryId;
  const answer = await on('noticeRecovery', recoveryId, WU);
  return { recoveryId, hearingId: String(answer.body.hearingId), ref: `FUNDRECOVERY#${recoveryId}` };
}
async function ordered(more: object = {}) {
  const made = await world.setUp('PAID');
  const begun = await noticed(made);
  await world.heard(begun.hearingId, QIAN);
  const { status, body } = await on('decideRecovery', begun.recoveryId, QIAN, { ...BECAUSE, ...more });
  expect([status, body.status]).toEqual([200, 'ORDERED']);
  return { ...made, ...begun, order: body.order, paidOn: body.paidOn };
}
let reference = 0;
const transfer = (amountFen: number) => ({
  channel: 'TRANSFER',
  reference: `BANK-${(reference += 1)}`,
  amountFen,
  paidOn: '2026-04-14',
});
async function repaid(recoveryId: string, amountFen: number) {
  expect(await on('recordRepayment', recoveryId, QIAN, transfer(amountFen))).toMatchObject({ status: 200 });
  return on('confirmRepayment', recoveryId, SUN, { agreed: true });
}
async function overdue() {
  const made = await ordered();
  const { deadlines } = await get(world.tables, fundRecovery, made.recoveryId);
  await world.fire('FUNDRECOVERY', made.recoveryId, 'RECOVERY_DUE', deadlines['RECOVERY_DUE']!.dueAt);
  return made;
}

describe('[14-2b] [SM-17] what was paid is recovered', () => {
  it('on a confirmed violation, not more than was paid, once', async () => {
    const made = await world.setUp('PAID');
    expect(await propose(made, AMOUNT + 1)).toMatchObject({ status: 422 });
    expect(await propose(await world.setUp('PAID', 'SUSPECTED'))).toMatchObject({ code: 'NOT_CONFIRMED' });
    expect(await propose(await world.setUp('APPROVED'))).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect(await propose(made, AMOUNT, RUI)).toMatchObject({ status: 403 });
    const { body, status } = await propose(made);
    expect([status, body.status]).toEqual([201, 'PROPOSED']);
    expect(await propose(made)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await world.tasksOf(`FUNDRECOVERY#${body.recoveryId}`)).toEqual([
      'FINANCE_OFFICER REVIEW_RECOVERY',
    ]);
    const read = { as: agencyOf(made.uscc), params: { recoveryId: body.recoveryId } };
    expect(await world.call('readRecovery', read)).toMatchObject({ status: 404 });
    await on('noticeRecovery', body.recoveryId, WU);
    expect(await world.call('readRecovery', read)).toMatchObject({
      status: 200,
      body: { noticed: { by: 'COMMISSION' } },
    });
  });

  it('never for what was found in another order or product', async () => {
    const made = await world.setUp('PAID');
    const { same, others } = await world.violatedElsewhere(made);
    for (const basis of others)
      expect(await propose({ ...made, basis })).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect(await propose({ ...made, basis: same })).toMatchObject({ status: 201 });
  });

  it('is repaid on a day from its payment until today, and set off from the order on', async () => {
    const made = await ordered();
    const today = toLocalDate(world.now());
    const onDay = (paidOn: string) =>
      on('recordRepayment', made.recoveryId, QIAN, { ...transfer(1), paidOn });
    for (const paidOn of ['2020-01-01', addDays(made.paidOn, -1), addDays(today, 1)])
      expect(await onDay(paidOn)).toMatchObject({ status: 422 });
    const redemptionId = await world.claim(made, 'APPROVED');
    const early = { channel: 'SET_OFF', redemptionId, paidOn: addDays(today, -1), ...BECAUSE };
    expect(await on('recordRepayment', made.recoveryId, QIAN, early)).toMatchObject({ status: 422 });
    expect(await onDay(made.paidOn)).toMatchObject({ status: 200 });
  });

  it('is ordered after the hearing by a second person: the claim is RECOVERY_OPEN, to be repaid in thirty days', async () => {
    const made = await world.setUp('PAID');
    const { recoveryId, hearingId, ref } = await noticed(made);
    const order = (as: typeof WU, more: object = {}) =>
      on('decideRecovery', recoveryId, as, { ...BECAUSE, ...more });
    expect(await order(QIAN)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(hearingId, QIAN);
    expect(await world.tasksOf(ref)).toEqual(['FINANCE_OFFICER DECIDE_RECOVERY']);
    expect(await order(WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await order(QIAN, { amountFen: AMOUNT + 1 })).toMatchObject({ status: 422 });
    const short = [{ dueOn: '2026-06-01', amountFen: 1 }];
    expect(await order(QIAN, { instalments: short })).toMatchObject({ status: 422 });
    const { body } = await order(QIAN);
    expect(body).toMatchObject({ status: 'ORDERED', outstandingFen: AMOUNT, repaidFen: 0 });
    expect(body.order.instalments).toEqual([{ dueOn: body.order.payBy, amountFen: AMOUNT }]);
    expect(await world.tasksOf(ref)).toEqual([]);
    expect((await world.claimAs(made.redemptionId)).status).toBe('RECOVERY_OPEN');
  });

  it('is repaid in parts, each confirmed by a second person, each reference once', async () => {
    const { recoveryId, ref, uscc } = await ordered();
    const first = transfer(200_000);
    expect(await on('recordRepayment', recoveryId, QIAN, transfer(AMOUNT + 1))).toMatchObject({
      status: 422,
    });
    expect(await on('recordRepayment', recoveryId, WU, first)).toMatchObject({ status: 403 });
    expect(await on('recordRepayment', recoveryId, QIAN, first)).toMatchObject({
      body: { status: 'ORDERED' },
    });
    expect(await on('recordRepayment', recoveryId, QIAN, transfer(1))).toMatchObject({ status: 409 });
    expect(await world.tasksOf(ref)).toEqual(['FINANCE_OFFICER CONFIRM_REPAYMENT']);
    expect(await on('confirmRepayment', recoveryId, QIAN, { agreed: true })).toMatchObject({
      code: 'FOUR_EYES',
    });
    expect(await on('confirmRepayment', recoveryId, SUN, { agreed: false, ...BECAUSE })).toMatchObject({
      body: { status: 'ORDERED', outstandingFen: AMOUNT },
    });
    // What was returned may be entered again; what was confirmed may not.
    await on('recordRepayment', recoveryId, QIAN, first);
    expect(await on('confirmRepayment', recoveryId, SUN, { agreed: true })).toMatchObject({
      body: { status: 'PARTLY_REPAID', repaidFen: 200_000, outstandingFen: 300_000 },
    });
    expect(await on('recordRepayment', recoveryId, QIAN, first)).toMatchObject({ code: 'DUPLICATE' });
    const own = await world.call('readRecovery', { as: agencyOf(uscc), params: { recoveryId } });
    expect(own.body).toMatchObject({
      noticed: { by: 'COMMISSION' },
      order: { by: 'FINANCE' },
      repayments: [{ recorded: { by: 'FINANCE' }, confirmed: { by: 'FINANCE' } }],
    });
    expect(await repaid(recoveryId, 300_000)).toMatchObject({ body: { status: 'REPAID', deadlines: [] } });
    expect(await world.tasksOf(ref)).toEqual([]);
    expect(await on('recordRepayment', recoveryId, QIAN, transfer(1))).toMatchObject({ status: 409 });
  });

  it('by instalments is overdue as soon as one of them is missed', async () => {
    const { recoveryId, ref } = await ordered({
      instalments: [
        { dueOn: '2026-06-01', amountFen: 200_000 },
        { dueOn: '2026-07-01', amountFen: 300_000 },
      ],
    });
    await repaid(recoveryId, 200_000);
    const due = async () =>
      (await get(world.tables, fundRecovery, recoveryId)).deadlines['RECOVERY_DUE']!.dueAt;
    await world.fire('FUNDRECOVERY', recoveryId, 'RECOVERY_DUE', await due());
    expect((await get(world.tables, fundRecovery, recoveryId)).status).toBe('PARTLY_REPAID');
    await world.fire('FUNDRECOVERY', recoveryId, 'RECOVERY_DUE', await due());
    expect((await get(world.tables, fundRecovery, recoveryId)).status).toBe('OVERDUE');
    expect(await world.tasksOf(ref)).toEqual(['FINANCE_OFFICER REFER_RECOVERY']);
  });

  it('goes from overdue to another authority, and is repaid or written off by two finance officers', async () => {
    const { recoveryId, ref } = await overdue();
    const referral = { ...BECAUSE, authority: '上海市徐汇区人民法院', referredOn: '2026-05-13' };
    expect(await on('proposeWriteOff', recoveryId, QIAN)).toMatchObject({ status: 409 });
    expect(
      await on('referRecovery', recoveryId, WU, { ...referral, referredOn: '2027-01-01' }),
    ).toMatchObject({
      status: 422,
    });
    expect(
      await on('referRecovery', recoveryId, WU, { ...referral, referredOn: '2026-04-01' }),
    ).toMatchObject({ status: 422 });
    expect(await on('referRecovery', recoveryId, WU, referral)).toMatchObject({
      body: { status: 'REFERRED' },
    });
    expect(await repaid(recoveryId, 1)).toMatchObject({ body: { status: 'REFERRED' } });
    expect(await on('proposeWriteOff', recoveryId, WU)).toMatchObject({ status: 403 });
    expect(await on('proposeWriteOff', recoveryId, QIAN)).toMatchObject({ status: 200 });
    const decide = (as: typeof WU, agreed: boolean) =>
      on('decideRecoveryWriteOff', recoveryId, as, { agreed, ...BECAUSE });
    expect(await decide(QIAN, true)).toMatchObject({ code: 'FOUR_EYES' });
    expect(await decide(SUN, false)).toMatchObject({ body: { status: 'REFERRED' } });
    expect(await on('proposeWriteOff', recoveryId, SUN)).toMatchObject({ status: 200 });
    expect(await decide(QIAN, true)).toMatchObject({ body: { status: 'WRITTEN_OFF' } });
    expect(await world.tasksOf(ref)).toEqual([]);
  });

  it('[14-2b] is revoked with its documents: the payment stands, and what was repaid is given back', async () => {
    const made = await ordered();
    const body = { ...BECAUSE, documentIds: [await world.paper(made.uscc)] };
    expect(await on('revokeRecovery', made.recoveryId, ZHENG)).toMatchObject({ status: 422 });
    expect(await on('revokeRecovery', made.recoveryId, QIAN, body)).toMatchObject({ code: 'FOUR_EYES' });
    expect(await on('revokeRecovery', made.recoveryId, ZHENG, body)).toMatchObject({
      body: { status: 'REVOKED' },
    });
    expect((await world.claimAs(made.redemptionId)).status).toBe('PAID');
    const other = await ordered();
    await repaid(other.recoveryId, 1);
    const otherPaper = { ...BECAUSE, documentIds: [await world.paper(other.uscc)] };
    expect(await on('revokeRecovery', other.recoveryId, ZHENG, otherPaper)).toMatchObject({
      body: { status: 'REVOKED', refundFen: 1 },
    });
    expect((await world.claimAs(other.redemptionId)).status).toBe('PAID');
    expect(await world.tasksOf(`FUNDRECOVERY#${other.recoveryId}`)).toEqual([
      'FINANCE_OFFICER REFUND_RECOVERY',
    ]);
  });

  it('is set off against an approved claim of the agency only by a decision of two persons', async () => {
    const made = await ordered();
    const [approved, batched] = [await world.claim(made, 'APPROVED'), await world.claim(made, 'BATCHED')];
    const setOff = (redemptionId: string, more: object = BECAUSE) =>
      on('recordRepayment', made.recoveryId, QIAN, {
        channel: 'SET_OFF',
        redemptionId,
        paidOn: toLocalDate(world.now()),
        ...more,
      });
    expect(await setOff(batched)).toMatchObject({ status: 422 });
    expect(await setOff(await world.claim(await world.imported(), 'APPROVED'))).toMatchObject({
      status: 422,
    });
    expect(await setOff(approved, {})).toMatchObject({ status: 422 });
    expect(await setOff(approved)).toMatchObject({ status: 200 });
    expect((await world.claimAs(approved)).status).toBe('APPROVED');
    expect(await on('confirmRepayment', made.recoveryId, SUN, { agreed: true })).toMatchObject({
      body: { status: 'REPAID' },
    });
    expect(await world.claimAs(approved)).toMatchObject({
      status: 'PAID',
      body: { payment: { channel: 'SET_OFF' } },
    });
  });

  it('[SM-19] is proposed by the platform, once, for a reward that is revoked after it was paid', async () => {
    const { agencyId, uscc } = await world.imported();
    const rewardId = `2027.INSPECTION_TESTING.${agencyId}`;
    const ref = { rewardId, cycleId: '2027', agencyId, uscc, grade: 'EXCELLENT' } as const;
    const event = happened(
      RewardRevoked,
      { ...ref, paid: true },
      { article: '10-3c', to: 'REVOKED', reason: '弄虚作假' },
    );
    const person = { by: 'u-x', at: world.now() };
    const body = {
      cycleId: '2027',
      category: 'INSPECTION_TESTING',
      agencyId,
      uscc,
      agencyName: '样例检测有限公司',
      grade: 'EXCELLENT' as const,
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      listedAt: world.now(),
      rounds: 1,
      paid: { ...person, paidOn: '2026-04-01', reference: 'R-1', amountFen: 300_000 },
      revoked: { ...person, reason: '弄虚作假' },
    };
    await world.commitPlan({ changes: [change(reward, { newId: rewardId }, { events: [event], body })] });
    const told = await world.eventOf('REWARD', rewardId, 'RewardRevoked');
    for (const id of [told.id, told.id, newId()]) await react({ ...told, id }, world.now(), world.deps);
    const { items } = await list(
      world.tables,
      fundRecovery,
      'list2',
      { pk: recoveriesOf(uscc) },
      { limit: 5 },
    );
    expect(items).toHaveLength(1);
    const [{ id, body: proposed }] = items as [(typeof items)[0]];
    expect(proposed).toMatchObject({ sourceRef: `REWARD#${rewardId}`, amountFen: 300_000 });
    const { body: notice } = await on('noticeRecovery', id, WU);
    await world.heard(notice.hearingId, QIAN);
    expect(await on('decideRecovery', id, QIAN)).toMatchObject({ body: { status: 'ORDERED' } });
  });
});
