import { afterAll, describe, expect, it, vi } from 'vitest';
import { holdForFlag, holdRedemption } from '../../../functions/archive/redemptions/hold-redemption.ts';
import { decideFlag, decideRaise, type FlagFinding } from '../../../shared/domain/risk/risk-flag.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { amounts, sheet } from '../../support/archive-fixtures.ts';
import { AGENCY_USCC, as } from '../../support/order-fixtures.ts';
import { deciding, reviewing, steps } from './steps.ts';
import { NOW, officer, partner, startWorld, stranger } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());
const { call, settle, addOrder, tables } = world;
const { archived, claimed, approved, openBatch, on, stateOf } = steps(world);

const finding = (orderId: string): FlagFinding => ({
  agencyId: 'AGENCY1',
  uscc: AGENCY_USCC,
  subjectRef: `ORDER#${orderId}`,
  ruleId: 'FR-04',
  ruleVersion: 1,
  article: '13-1',
  severity: 'HOLD',
  zh: '金额不一致',
  inputs: { orderId },
  evidenceRefs: [],
  raisedAt: NOW,
});
async function raise(orderId: string, severity: FlagFinding['severity'] = 'HOLD'): Promise<string> {
  const flagId = `FR-04-${orderId}`;
  const decided = decideRaise(flagId, undefined, { ...finding(orderId), severity });
  await world.write(change(riskFlag, { newId: flagId }, decided!));
  return flagId;
}
async function dismiss(flagId: string): Promise<void> {
  const flag = await get(tables, riskFlag, flagId);
  const verdict = { outcome: 'DISMISSED', reason: '已核' } as const;
  await world.write(change(riskFlag, flag, orThrow(decideFlag(flag, verdict, as('CENTRE_OFFICER')))));
}

describe('[SM-6] claim and review', () => {
  it('is claimed by the agency of an archived order only', async () => {
    const completed = await addOrder('COMPLETED');
    const claim = (orderId: string, who = partner) =>
      call('claimRedemption', { as: who, params: { orderId } });
    expect(await claim(completed)).toMatchObject({ status: 409, body: { code: 'ARCHIVE_INCOMPLETE' } });
    const orderId = await archived();
    expect((await claim(orderId, stranger)).status).toBe(404);
    expect((await claim(orderId, reviewing)).status).toBe(403);
    expect((await claim(orderId)).status).toBe(201);
    expect((await claim(orderId)).body.code).toBe('ILLEGAL_TRANSITION');
    expect((await call('readRedemption', on(orderId, stranger))).status).toBe(404);
    expect(
      (await call('claimRedemption', { as: partner, params: { orderId: await archived(0) } })).status,
    ).toBe(422);
  });

  it('is returned with a reason and claimed again', async () => {
    const id = await claimed();
    expect((await call('startRedemptionReview', on(id))).body.status).toBe('UNDER_REVIEW');
    expect((await call('returnRedemption', on(id, reviewing, { reason: ' ' }))).status).toBe(422);
    expect((await call('returnRedemption', on(id, reviewing, { reason: '发票不清晰' }))).body).toMatchObject({
      status: 'RETURNED',
      returned: { reason: '发票不清晰' },
    });
    const again = await call('claimRedemption', { as: partner, params: { orderId: id } });
    expect(again).toMatchObject({ status: 201, body: { status: 'CLAIMED', round: 2 } });
  });

  it('is approved by a second person, after a sheet that agrees with the archive (④)', async () => {
    const id = await claimed();
    const both = officer('o1', 'CENTRE_OFFICER', 'CENTRE_REVIEWER');
    await call('startRedemptionReview', on(id, both));
    const wrong = { ...sheet, amounts: { ...amounts, paidFen: 1 } };
    expect(await call('proposeRedemptionApproval', on(id, both, wrong))).toMatchObject({
      status: 422,
      body: { fields: [{ field: 'body.amounts.paidFen' }] },
    });
    expect((await call('approveRedemption', on(id, deciding))).body.code).toBe('ILLEGAL_TRANSITION');
    await call('proposeRedemptionApproval', on(id, both, sheet));
    expect(await call('approveRedemption', on(id, both))).toMatchObject({
      status: 403,
      body: { code: 'FOUR_EYES' },
    });
    const stale = { ...on(id, deciding), ifMatch: 1 };
    expect((await call('approveRedemption', stale)).status).toBe(412);
    const conflicted = { ...deciding, conflicts: [AGENCY_USCC] };
    expect((await call('approveRedemption', on(id, conflicted))).body.code).toBe('CONFLICT_OF_INTEREST');
    expect((await call('approveRedemption', on(id, deciding))).body.status).toBe('APPROVED');
    const seen = (await call('readRedemption', { as: partner, params: { redemptionId: id } })).body;
    expect(seen.proposal).toBeUndefined();
    expect(JSON.stringify(seen)).not.toContain('o1');
  });
});

describe('[14-2c] payment withheld', () => {
  it('follows the flags on the order, before and after the claim', async () => {
    const orderId = await archived();
    const flagId = await raise(orderId);
    const claim = await call('claimRedemption', { as: partner, params: { orderId } });
    expect(claim.body).toMatchObject({ status: 'ON_HOLD', holds: [{ cause: 'RISK_FLAG' }] });
    expect(JSON.stringify(claim.body)).not.toContain(flagId);
    await settle();
    await dismiss(flagId);
    await settle(2);
    expect((await stateOf(orderId)).status).toBe('CLAIMED');
    const id = await approved();
    const late = await raise(id);
    await settle(2);
    expect(await stateOf(id)).toMatchObject({
      status: 'ON_HOLD',
      heldFrom: 'APPROVED',
      holds: [{ ref: `RISKFLAG#${late}` }],
    });
  });

  it('follows a flag that blocks as one that holds', async () => {
    const orderId = await archived();
    await raise(orderId, 'BLOCK');
    const claim = await call('claimRedemption', { as: partner, params: { orderId } });
    expect(claim.body.status).toBe('ON_HOLD');
    const id = await claimed();
    await raise(id, 'BLOCK');
    await settle();
    expect((await stateOf(id)).status).toBe('ON_HOLD');
  });

  it('rests on a flag as it was found: one that is dismissed meanwhile holds nothing', async () => {
    const id = await claimed();
    const flagId = await raise(id);
    const flag = await get(tables, riskFlag, flagId);
    const checks = [{ kind: 'RISKFLAG', id: flagId, version: flag.version }];
    const request = { params: { redemptionId: id }, principal: reviewing, now: NOW };
    const byHand = { ...request, body: { flagId, reason: '来信反映' } };
    const deps = { tables } as Parameters<typeof holdRedemption>[1];
    expect((await holdRedemption(byHand as Parameters<typeof holdRedemption>[0], deps)).checks).toEqual(
      checks,
    );
    expect((await holdForFlag({ orderId: id, flagId }, NOW, world.worker))?.checks).toEqual(checks);
  });

  it('wants a reason or a flag of the order, and a reviewer to end it', async () => {
    const id = await claimed();
    expect((await call('holdRedemption', on(id, reviewing, {}))).status).toBe(422);
    expect((await call('holdRedemption', on(id, reviewing, { reason: 'x', flagId: 'none' }))).status).toBe(
      422,
    );
    expect((await call('holdRedemption', on(id, reviewing, { reason: '来信反映' }))).body.status).toBe(
      'ON_HOLD',
    );
    expect((await call('startRedemptionReview', on(id))).body.code).toBe('ILLEGAL_TRANSITION');
    expect((await call('releaseRedemption', on(id, reviewing, { reason: '查无实据' }))).status).toBe(403);
    expect((await call('releaseRedemption', on(id, deciding, { reason: '查无实据' }))).body.status).toBe(
      'CLAIMED',
    );
  });
});

describe('[SM-6] lists', () => {
  it('are by state for officers, by agency for itself, page by page', async () => {
    // Claimed last, so that it comes first.
    vi.setSystemTime(new Date(Date.parse(NOW) + 1000));
    const id = await claimed();
    const first = await call('listRedemptions', { as: reviewing, query: { status: 'CLAIMED', limit: '1' } });
    expect(first.body.items).toHaveLength(1);
    const own = await call('listRedemptions', { as: partner, query: { limit: '1' } });
    expect(own.body).toMatchObject({ items: [{ redemptionId: id }] });
    expect(own.body.cursor).toBeDefined();
    expect((await call('listRedemptions', { as: stranger })).body.items).toEqual([]);
    const batchId = await openBatch();
    await settle();
    const batches = await call('listRedemptionBatches', { as: reviewing, query: { quarter: '2026Q1' } });
    expect(batches.body.items[0]).toMatchObject({ batchId, status: 'CLOSED' });
    const paid = await call('listBatchRedemptions', { as: reviewing, params: { batchId } });
    expect(paid.body.items.length).toBe(batches.body.items[0].count);
  });
});
