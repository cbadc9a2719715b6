import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { flagGrounds } from '../../../functions/archive/redemptions/grounds.ts';
import { ProductDrafted } from '../../../events/product-drafted/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideLiftHold } from '../../../shared/domain/order/hold.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { blockedProduct } from '../../../shared/domain/product/product.ts';
import { decideHold } from '../../../shared/domain/redemption/hold.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { product } from '../../../shared/store/aggregates/product.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, guardOwner } from '../../../shared/store/read.ts';
import type { Role } from '../../../shared/domain/identity/role.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { everyViolation } from '../../../functions/exchange/lists/turns.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { USCC } from '../../support/uscc-fixtures.ts';
import { ANNA, MIN, person, RUI, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.gateway.reset());
afterAll(() => world.stop());

/** A claimed order that two flags withhold. */
async function withheld() {
  const { orderId, body } = await world.newOrder('ARCHIVED');
  await world.seal(orderId, body, { invoice: { amountFen: 1_900_000, issuedOn: '2026-03-01' } });
  await world.claim(orderId, body);
  await world.deliver('RedemptionClaimed', orderId);
  expect(await world.flagsOf(orderId)).toEqual(['FR-04 HOLD OPEN', 'FR-05 HOLD OPEN']);
  return { orderId, body };
}
const verdict = (flagId: string, outcome: string, as = RUI, ifMatch?: number) =>
  world.call('decideRiskFlag', {
    as,
    params: { flagId },
    body: { outcome, reason: '已查明' },
    ...(ifMatch !== undefined && { ifMatch }),
  });
const sheet = (more: object = {}) => ({
  contract: { inOrder: true },
  invoice: { inOrder: true },
  deliverable: { inOrder: false, note: '页眉单位不符' },
  conclusion: '建议暂缓',
  ...more,
});
const check = (orderId: string, as = ANNA, more: object = {}) =>
  world.call('checkOrder', { as, body: { orderId, trigger: 'OWN', sheet: sheet(), ...more } });
const decideReview = (reviewId: string, outcome: string, as = RUI) =>
  world.call('decideOrderReview', { as, params: { reviewId }, body: { outcome, reason: '已复核' } });

describe('[14-2c] [13-1a] deciding flags', () => {
  it('releases the redemption with the last flag that was dismissed, and closes their tasks', async () => {
    const { orderId } = await withheld();
    expect(await verdict(`${orderId}-FR-04`, 'DISMISSED')).toMatchObject({
      status: 200,
      body: { status: 'DISMISSED', decidedBy: 'u-rui', allowedActions: [] },
    });
    expect((await world.readRedemption(orderId)).status).toBe('ON_HOLD');
    await verdict(`${orderId}-FR-05`, 'DISMISSED');
    expect(await world.readRedemption(orderId)).toMatchObject({ status: 'CLAIMED', body: { holds: [] } });
    expect(await world.tasksAbout(`RISKFLAG#${orderId}-FR-05`)).toEqual([]);
    await world.deliver('RedemptionClaimed', orderId);
    expect(await world.flagsOf(orderId)).toEqual(['FR-04 HOLD DISMISSED', 'FR-05 HOLD DISMISSED']);
    expect((await world.readRedemption(orderId)).status).toBe('CLAIMED');
  });

  it('leaves a confirmed flag’s hold in place', async () => {
    const { orderId } = await withheld();
    await verdict(`${orderId}-FR-04`, 'CONFIRMED');
    await verdict(`${orderId}-FR-05`, 'DISMISSED');
    expect((await world.readRedemption(orderId)).status).toBe('ON_HOLD');
  });

  it('lifts the overlay of an order under way with the last flag, and puts it back while flags hold', async () => {
    const yes = { version: '1', at: '2026-03-02T01:00:00.000Z', by: 'u', relatedParty: true };
    const { orderId } = await world.newOrder('ACCEPTED', { declarations: { buyer: yes } });
    await world.deliver('OrderAccepted', orderId);
    const held = await world.readOrder(orderId);
    const liftedByHand = orThrow(decideLiftHold(held, {}, acting({ principal: RUI, now: held.updatedAt })));
    await world.put({ changes: [change(order, held, liftedByHand)] });
    await world.deliver('OrderHoldLifted', orderId);
    expect((await world.readOrder(orderId)).body.hold?.reasonRef).toBe(`RISKFLAG#${orderId}-RP-08`);
    await verdict(`${orderId}-RP-08`, 'DISMISSED');
    expect((await world.readOrder(orderId)).body.hold).toBeUndefined();
    await world.deliver('OrderHoldLifted', orderId);
    expect((await world.readOrder(orderId)).body.hold).toBeUndefined();
  });

  it('is refused to officers below a reviewer, with an interest, a second time and on a stale version', async () => {
    const { orderId, body } = await withheld();
    const flagId = `${orderId}-FR-04`;
    expect(await verdict(flagId, 'DISMISSED', ANNA)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    const interested = person('rui', ['CENTRE_REVIEWER'], { conflicts: [body.uscc] });
    expect(await verdict(flagId, 'DISMISSED', interested)).toMatchObject({
      status: 403,
      code: 'CONFLICT_OF_INTEREST',
    });
    expect(await verdict(flagId, 'DISMISSED', RUI, 9)).toMatchObject({ status: 412 });
    await verdict(flagId, 'DISMISSED');
    expect(await verdict(flagId, 'DISMISSED')).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    for (const role of ['AGENCY_ADMIN', 'BUYER', 'EXPERT'] as const)
      expect(await verdict(flagId, 'DISMISSED', person('x', [role]))).toMatchObject({ status: 403 });
  });
});

describe('[13-3] [14-2c] flags raised by hand', () => {
  const raise = (subjectRef: string, more: object = {}, as = RUI) =>
    world.call('raiseRiskFlag', {
      as,
      body: { subjectRef, ruleId: 'SC-04', note: '现场由第三方实施', ...more },
    });

  it('hold an order, name what was seen in the body only, and are decided by somebody else', async () => {
    const { orderId } = await world.newOrder('COMPLETED');
    const raised = await raise(`ORDER#${orderId}`);
    expect(raised).toMatchObject({
      status: 201,
      body: { severity: 'HOLD', article: '13-3', raisedBy: 'u-rui', note: '现场由第三方实施' },
    });
    expect(JSON.stringify(raised.body.inputs)).not.toContain('第三方');
    expect((await world.readOrder(orderId)).body.hold?.reasonRef).toBe(`RISKFLAG#${raised.body.flagId}`);
    expect(await verdict(raised.body.flagId, 'DISMISSED')).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect((await verdict(raised.body.flagId, 'DISMISSED', MIN)).status).toBe(200);
    expect((await world.readOrder(orderId)).body.hold).toBeUndefined();
  });

  it('block a product until they are dismissed', async () => {
    const { agencyId, uscc } = await world.newAgency();
    const productId = newId();
    const category = 'RESEARCH_DEVELOPMENT';
    const event = happened(
      ProductDrafted,
      { productId, agencyId, uscc, category, version: 1 },
      { article: '5-5a', to: 'DRAFT' },
    );
    const body = {
      agencyId,
      uscc,
      content: { category, name: '样例产品' },
      version: 1,
      createdAt: '2026-04-10T01:00:00.000Z',
      createdBy: 'u',
    };
    await world.put({ changes: [change(product, { newId: productId }, { events: [event], body })] });
    const block = { ruleId: 'OTHER', severity: 'BLOCK' };
    const raised = await raise(`PRODUCT#${productId}`, block);
    expect(await guardOwner(world.tables, blockedProduct(productId))).toBe(raised.body.flagId);
    expect(await raise(`PRODUCT#${productId}`, block)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    await verdict(raised.body.flagId, 'DISMISSED', MIN);
    expect(await guardOwner(world.tables, blockedProduct(productId))).toBeUndefined();
  });

  it('are refused for what is not there, without a note, under no known rule, with an interest', async () => {
    const { orderId, body } = await world.newOrder('COMPLETED');
    expect(await raise('ORDER#none')).toMatchObject({ status: 404 });
    expect(await raise(`ORDER#${orderId}`, { note: ' ' })).toMatchObject({ status: 422 });
    expect(await raise(`ORDER#${orderId}`, { ruleId: 'XX-01' })).toMatchObject({ status: 422 });
    expect(await raise(`CASE#${orderId}`)).toMatchObject({ status: 422 });
    const interested = person('rui', ['CENTRE_REVIEWER'], { conflicts: [body.uscc] });
    expect(await raise(`ORDER#${orderId}`, {}, interested)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
  });
});

describe('[3-1d] the second look at an order', () => {
  it('holds it by a reviewer who did not check it first, under a flag of its own', async () => {
    const { orderId } = await world.newOrder('COMPLETED');
    const { body, status } = await check(orderId);
    expect(status).toBe(201);
    expect(await world.tasksAbout(`ORDERREVIEW#${body.reviewId}`)).toEqual([
      'CENTRE_REVIEWER DECIDE_ORDER_REVIEW',
    ]);
    expect(await decideReview(body.reviewId, 'HOLD')).toMatchObject({
      status: 200,
      body: { status: 'HOLD' },
    });
    expect(await world.flagsOf(orderId)).toEqual(['ORDER_REVIEW HOLD OPEN']);
    expect((await world.readOrder(orderId)).body.hold).toBeDefined();
    expect(await world.tasksAbout(`ORDERREVIEW#${body.reviewId}`)).toEqual([]);
    expect(await decideReview(body.reviewId, 'CLEARED')).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
  });

  it('clears it together with the flag that gave rise to it', async () => {
    const { orderId } = await withheld();
    await verdict(`${orderId}-FR-05`, 'DISMISSED');
    const trigger = { trigger: 'RISK_FLAG', triggerRef: `RISKFLAG#${orderId}-FR-04` };
    const { body } = await check(orderId, ANNA, trigger);
    expect(await decideReview(body.reviewId, 'CLEARED')).toMatchObject({ body: { status: 'CLEARED' } });
    expect(await world.flagsOf(orderId)).toEqual(['FR-04 HOLD DISMISSED', 'FR-05 HOLD DISMISSED']);
    expect((await world.readRedemption(orderId)).status).toBe('CLAIMED');
  });

  it('is refused to the first checker, while another runs, to other roles and with an interest', async () => {
    const { orderId, body: order } = await world.newOrder('COMPLETED');
    const { body } = await check(orderId, RUI);
    expect(await decideReview(body.reviewId, 'HOLD', RUI)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decideReview(body.reviewId, 'HOLD', ANNA)).toMatchObject({ code: 'FORBIDDEN_ROLE' });
    expect(await check(orderId)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    const interested = person('min', ['CENTRE_REVIEWER'], { conflicts: [order.uscc] });
    expect(await decideReview(body.reviewId, 'HOLD', interested)).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    expect((await decideReview(body.reviewId, 'CLEARED', MIN)).status).toBe(200);
    expect((await check(orderId)).status).toBe(201);
    expect(await check('none')).toMatchObject({ status: 404 });
  });

  it('SC-01 is raised by an issuer that is not the agency', async () => {
    const { orderId, body } = await world.newOrder('COMPLETED');
    const issued = (issuer: object) => ({ sheet: sheet({ issuer }) });
    const first = await check(orderId, ANNA, issued({ name: '上海样例检测技术有限公司', uscc: body.uscc }));
    expect(await world.flagsOf(orderId)).toEqual([]);
    await decideReview(first.body.reviewId, 'CLEARED');
    await check(orderId, ANNA, issued({ name: '他处检测有限公司' }));
    expect(await world.flagsOf(orderId)).toEqual(['SC-01 REVIEW OPEN']);
  });
});

describe('[SM-15] suspected violations', () => {
  const suspect = (flagId: string, as = ANNA) =>
    world.call('suspectViolation', {
      as,
      params: { flagId },
      body: { kind: 'FALSIFICATION_AMOUNT', reason: '金额虚增' },
    });

  it('come from a confirmed flag, once; dismissed by another reviewer, they release what was held', async () => {
    const { orderId } = await withheld();
    const flagId = `${orderId}-FR-04`;
    expect(await suspect(flagId)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    await verdict(`${orderId}-FR-05`, 'DISMISSED');
    await verdict(flagId, 'CONFIRMED');
    const made = await suspect(flagId, MIN);
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'SUSPECTED', subjectRef: `ORDER#${orderId}`, sourceRef: `RISKFLAG#${flagId}` },
    });
    expect(await suspect(flagId)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    const params = { violationId: made.body.violationId };
    const dismiss = (as = RUI) =>
      world.call('dismissViolation', { as, params, body: { reason: '查无此事' } });
    expect(await dismiss(MIN)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await dismiss(ANNA)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect((await world.readRedemption(orderId)).status).toBe('ON_HOLD');
    expect(await dismiss()).toMatchObject({ status: 200, body: { status: 'DISMISSED' } });
    expect((await world.readRedemption(orderId)).status).toBe('CLAIMED');
    // The flag stays confirmed, but payment is not withheld for it again when it is about to be made.
    expect((await world.readFlag(flagId))?.status).toBe('CONFIRMED');
    expect(await flagGrounds(orderId, '2026-04-10T01:00:00.000Z', world.tables)).toEqual([]);
    const listed = await world.call('listViolations', { as: ANNA, query: { status: 'DISMISSED' } });
    expect(listed.body.items).toHaveLength(1);
    expect(await world.call('readViolation', { as: ANNA, params })).toMatchObject({ status: 200 });
  });

  it('[14-2c] release what was held also when they are revoked on review', async () => {
    const { orderId } = await withheld();
    const flagId = `${orderId}-FR-04`;
    await verdict(`${orderId}-FR-05`, 'DISMISSED');
    await verdict(flagId, 'CONFIRMED');
    const made = await suspect(flagId, MIN);
    const params = { violationId: made.body.violationId };
    const found = await get(world.tables, violation, params.violationId);
    const review = {
      by: 'u-agency',
      at: found.updatedAt,
      reason: '有补充协议',
      side: 'AGENCY',
      documentIds: [],
    };
    const events = [
      { type: 'ViolationReviewRequested', data: {}, article: '13-1d', to: 'UNDER_REVIEW' } as const,
    ];
    const body = { ...found.body, review: { ...review, side: 'AGENCY' as const } };
    await world.put({ changes: [change(violation, found, { events, body })] });
    const decide = (outcome: string) =>
      world.call('decideViolationReview', {
        as: person('wu', ['COMMISSION_OFFICER']),
        params,
        body: { outcome, reason: '补充协议属实' },
      });
    expect((await world.readRedemption(orderId)).status).toBe('ON_HOLD');
    expect(await decide('REVOKED')).toMatchObject({ status: 200, body: { status: 'REVOKED' } });
    expect(await world.readRedemption(orderId)).toMatchObject({ status: 'CLAIMED', body: { holds: [] } });
    expect((await world.readOrder(orderId)).body.hold).toBeUndefined();
    expect(await flagGrounds(orderId, '2026-04-10T01:00:00.000Z', world.tables)).toEqual([]);
  });

  it('[14-2c] release also what an officer withheld by hand for the flag', async () => {
    const { orderId, body } = await world.newOrder('ARCHIVED');
    await world.claim(orderId, body);
    const raised = await world.call('raiseRiskFlag', {
      as: RUI,
      body: { subjectRef: `ORDER#${orderId}`, ruleId: 'OTHER', severity: 'REVIEW', note: '金额存疑' },
    });
    const { flagId } = raised.body;
    await verdict(flagId, 'CONFIRMED', MIN);
    const claimed = await world.readRedemption(orderId);
    const ground = { ref: `RISKFLAG#${flagId}`, cause: 'RISK_FLAG' as const };
    const held = orThrow(decideHold(claimed, ground, acting({ principal: RUI, now: claimed.updatedAt })));
    await world.put({ changes: [change(redemption, claimed, held)] });
    const made = await suspect(flagId, MIN);
    const params = { violationId: made.body.violationId };
    await world.call('dismissViolation', { as: RUI, params, body: { reason: '查无此事' } });
    expect(await world.readRedemption(orderId)).toMatchObject({ status: 'CLAIMED', body: { holds: [] } });
  });
});

describe('[3-2g] a suspicion that came from a report', () => {
  const agencyId = 'A-REPORTED';
  const MAY = ['CENTRE_DISCIPLINE', 'CENTRE_REVIEWER', 'COMMISSION_OFFICER'] as const;
  const MAY_NOT = ['CENTRE_OFFICER', 'CENTRE_ADMIN', 'FINANCE_OFFICER'] as const;
  const put = (violationId: string, sourceRef: string, more: object = {}) => {
    const about = { agencyId, uscc: USCC.company, subjectRef: `AGENCY#${agencyId}`, reason: '不实' };
    const suspicion = { ...about, kind: 'FALSIFICATION_TEST_RESULT', sourceRef, ...more } as const;
    const acts = acting({ principal: RUI, now: '2026-04-10T01:00:00.000Z' });
    const suspected = orThrow(decideSuspectViolation(violationId, suspicion, acts));
    return world.put({ changes: [change(violation, { newId: violationId }, suspected)] });
  };
  const ids = async (role: Role, query: Record<string, string>) => {
    const { status, body, code } = await world.call('listViolations', { as: person('p', [role]), query });
    return status === 200 ? body.items.map((each: { violationId: string }) => each.violationId) : code;
  };
  beforeAll(async () => {
    await put('V-COMPLAINT', 'COMPLAINT#TS-1');
    await put('V-REPORT', 'COMPLAINT#JB-1', { fromReport: true });
  });

  it.each(MAY)('is read by %s, who may read reports, and listed for them when asked for', async (role) => {
    const as = person('p', [role]);
    const read = await world.call('readViolation', { as, params: { violationId: 'V-REPORT' } });
    expect(read).toMatchObject({ status: 200, body: { sourceRef: 'COMPLAINT#JB-1' } });
    expect(await ids(role, { agencyId, source: 'REPORT' })).toEqual(['V-REPORT']);
    expect(await ids(role, { source: 'REPORT' })).toEqual(['V-REPORT']);
    expect(await ids(role, { agencyId })).toEqual(['V-COMPLAINT']);
  });

  it.each(MAY_NOT)('is not shown to %s, who sees that of a complaint', async (role) => {
    const as = person('p', [role]);
    expect(await world.call('readViolation', { as, params: { violationId: 'V-REPORT' } })).toMatchObject({
      status: 403,
      code: 'FORBIDDEN_ROLE',
    });
    expect(await ids(role, { agencyId, source: 'REPORT' })).toBe('FORBIDDEN_ROLE');
    expect(await ids(role, { agencyId })).toEqual(['V-COMPLAINT']);
    expect(await ids(role, { limit: '100' })).not.toContain('V-REPORT');
  });

  it.each([
    ['CENTRE_OFFICER', ['OTHER']],
    ['CENTRE_REVIEWER', ['OTHER', 'REPORT']],
  ] as const)('is exported for those alone who may read it: %s', (role, sources) => {
    const asked = { params: {}, query: { agencyId }, principal: person('p', [role]) };
    expect(everyViolation(asked)).toEqual(sources.map((source) => ({ source })));
    expect(everyViolation({ ...asked, query: {} })).toContainEqual({ status: 'DISMISSED', source: 'OTHER' });
  });
});

describe('[13-1d] the catalogue and the lists', () => {
  it('shows every rule with its thresholds in force and their basis', async () => {
    const { body } = await world.call('listRiskRules', { as: ANNA });
    expect(body.items).toHaveLength(27);
    const byId = Object.fromEntries(body.items.map((rule: { id: string }) => [rule.id, rule]));
    expect(byId['RP-03']).toMatchObject({
      version: 1,
      severity: 'REVIEW',
      thresholds: [
        { key: 'risk.equityReview', value: 0.25, basis: 'S' },
        { key: 'risk.equityControl', value: 0.5, basis: 'S' },
      ],
    });
    expect(byId['FR-10']).toMatchObject({ byHand: true, thresholds: [] });
  });

  it('lists flags by status, agency and subject, page by page, for officers only', async () => {
    const { orderId, body } = await withheld();
    const ask = (query: Record<string, string>, as = ANNA) => world.call('listRiskFlags', { as, query });
    const subject = await ask({ subjectRef: `ORDER#${orderId}`, limit: '1' });
    expect(subject.body.items).toHaveLength(1);
    const rest = await ask({ subjectRef: `ORDER#${orderId}`, limit: '1', cursor: subject.body.cursor });
    expect(rest.body.items).toHaveLength(1);
    expect((await ask({ agencyId: body.agencyId })).body.items).toHaveLength(2);
    const open = await ask({ limit: '100' });
    expect(open.body.items.every(({ status }: { status: string }) => status === 'OPEN')).toBe(true);
    expect(await ask({}, person('x', ['AGENCY_ADMIN']))).toMatchObject({ status: 403 });
    const params = { flagId: `${orderId}-FR-04` };
    expect(await world.call('readRiskFlag', { as: RUI, params })).toMatchObject({
      body: { allowedActions: ['confirm', 'dismiss'] },
    });
    expect(await world.call('readRiskFlag', { as: ANNA, params })).toMatchObject({
      body: { allowedActions: [] },
    });
    const reviews = await world.call('listOrderReviews', { as: ANNA, query: { status: 'HOLD' } });
    expect(reviews.status).toBe(200);
  });
});
