import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executePage, ExecutionPage } from '../../../functions/removals/execution/execute-page.ts';
import { deadlineHandlers } from '../../../functions/removals/deadlines.ts';
import { handlers } from '../../../functions/removals/handlers.ts';
import { react } from '../../../functions/removals/react.ts';
import { routes } from '../../../functions/removals/routes.ts';
import { readAdjustmentPreview } from '../../../functions/suspensions/decide.ts';
import { officerRoutes } from '../../../functions/suspensions/routes/officer-routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { type CreditCheckBody, creditFlagIdOf } from '../../../shared/domain/risk/credit-check.ts';
import { decideRaise } from '../../../shared/domain/risk/risk-flag.ts';
import { decideBegin } from '../../../shared/domain/upkeep/begin.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { creditCheck } from '../../../shared/store/aggregates/credit-check.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { liabilityNotice, removal, removalsOf } from '../../../shared/store/aggregates/removal.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { findLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { redemptionAt } from '../../support/archive-fixtures.ts';
import { exampleEvent } from '../../support/event-contracts.ts';
import { person } from '../../support/persons.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import {
  agencyOf,
  ANNA,
  concerned,
  NOW,
  RUI,
  startSupervision,
  WU,
  ZHENG,
} from '../../support/supervision-world.ts';

const start = () =>
  startSupervision({
    routes: { ...routes, readAdjustmentPreview: officerRoutes.readAdjustmentPreview },
    handlers: { ...handlers, readAdjustmentPreview },
    deadlines: deadlineHandlers,
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const REASON = { reason: '不再符合基本条件' };
const queued: ExecutionPage[] = [];
const pages = {
  send: async (messages: readonly unknown[]) => {
    queued.push(...messages.map((each) => ExecutionPage().parse(each)));
  },
};
const deps = () => ({ ...world.deps, pages });

interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}

const KEY = 'ABNORMAL_OPERATION_LIST';

/** What an officer made of a failure. */
async function judged({ agencyId, uscc }: Made, outcome: 'OPEN' | 'CONFIRMED' | 'DISMISSED') {
  const id = creditFlagIdOf(agencyId, KEY);
  const known = await load(world.tables, riskFlag, id);
  const finding = {
    agencyId,
    uscc,
    subjectRef: `AGENCY#${agencyId}`,
    ruleId: KEY,
    ruleVersion: 1,
    article: '3-1a',
    severity: 'REVIEW',
    zh: '列入经营异常名录',
    inputs: {},
    evidenceRefs: [],
    raisedAt: NOW,
  } as const;
  const raised = decideRaise(id, undefined, { ...finding, evidenceRefs: [] })!;
  const events = raised.events.map((event) => ({ ...event, to: outcome }));
  await world.commitPlan({
    changes: [change(riskFlag, known ?? { newId: id }, { events, body: raised.body })],
  });
}

/** A credit check of an agency, as it was found and as an officer looked at it. */
async function checked(made: Made, overall: 'FAIL' | 'PASS', status = 'REVIEWED'): Promise<string> {
  const { agencyId, uscc } = made;
  const id = newId();
  const result = { key: KEY, row: '4-1', outcome: overall, zh: '经营异常名录', facts: {} } as const;
  const body: CreditCheckBody = {
    agencyId,
    uscc,
    purpose: 'CREDIT_SWEEP',
    asOf: '2026-04-01',
    checkedAt: NOW,
    results: [{ ...result, source: 'REGISTRY', asOf: '2026-04-01' }],
    overall,
  };
  const event = {
    type: 'CreditChecked',
    data: { agencyId, uscc, overall },
    article: '3-1a',
    to: status,
  } as const;
  await world.commitPlan({ changes: [change(creditCheck, { newId: id }, { events: [event], body })] });
  return id;
}

async function proposed(as = ANNA) {
  world.to(NOW);
  const made = await world.imported();
  const checkId = await checked(made, 'FAIL');
  await judged(made, 'CONFIRMED');
  const body = {
    agencyId: made.agencyId,
    ground: { row: '12-3d', ref: `CREDITCHECK#${checkId}` },
    source: 'DAILY_MANAGEMENT',
    ...REASON,
  };
  const answer = await world.call('proposeRemoval', { as, body });
  expect(answer.status).toBe(201);
  const removalId: string = answer.body.removalId;
  return { ...made, body, checkId, removalId, params: { removalId }, ref: `REMOVAL#${removalId}` };
}
type Proposed = Awaited<ReturnType<typeof proposed>>;

const notice = ({ params }: Proposed, as = WU) => world.call('noticeRemoval', { as, params, body: REASON });
const previewHash = async ({ agencyId }: Made): Promise<string> =>
  (await world.call('readAdjustmentPreview', { as: WU, params: { agencyId } })).body.preview.hash;
const decide = async (made: Proposed, as = ZHENG, hash?: string) =>
  world.call('decideRemoval', {
    as,
    params: made.params,
    body: { ...REASON, previewHash: hash ?? (await previewHash(made)) },
  });
const standing = async ({ agencyId }: Made) => (await get(world.tables, agency, agencyId)).status;

/** Heard, and past the days to cure. */
async function ripe(proposer = ANNA, sender = WU) {
  const made = await proposed(proposer);
  const { body } = await notice(made, sender);
  await world.heard(body.hearingId, WU);
  world.to('2026-04-28T16:00:00.000Z');
  return made;
}

/** The platform carries out what was decided; each page twice, as a queue may bring it. */
async function carryOut({ removalId }: Proposed, twice = true, type = 'RemovalExecuting') {
  const event = await world.eventOf('REMOVAL', removalId, type);
  await react(event, world.now(), deps());
  for (let page = queued.shift(); page !== undefined; page = queued.shift()) {
    const before = queued.length;
    await executePage(page, world.now(), deps());
    if (!twice) continue;
    const following = queued.splice(before);
    await executePage(page, world.now(), deps());
    queued.splice(before);
    queued.push(...following);
  }
}

describe('[12-3] a removal is proposed', () => {
  it('[12-0] with its source, and only on a confirmed ground of this agency', async () => {
    const made = await proposed();
    const propose = (more: Record<string, unknown>, as = ANNA) =>
      world.call('proposeRemoval', { as, body: { ...made.body, ...more } });
    expect(await propose({ source: undefined })).toMatchObject({ status: 422 });
    expect(await propose({ reason: ' ' })).toMatchObject({ status: 422 });
    const other = await world.imported();
    const noGround = { status: 409, code: 'NO_GROUND' };
    expect(await propose({ agencyId: other.agencyId })).toMatchObject(noGround);
    const passed = await checked(other, 'PASS');
    const about = { agencyId: other.agencyId };
    expect(await propose({ ...about, ground: { row: '12-3d', ref: `CREDITCHECK#${passed}` } })).toMatchObject(
      noGround,
    );
    for (const row of ['12-3a', '12-3b', '12-3c', '12-3e', '12-3f'])
      expect(await propose({ ...about, ground: { row, ref: 'VIOLATION#none' } })).toMatchObject(noGround);
    expect(await propose({}, concerned(ANNA, made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await propose({}, agencyOf(made.uscc))).toMatchObject({ status: 403 });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_REMOVAL']);
  });

  it('[12-3d] only on a failure that an officer confirmed, when it is proposed and when it is decided', async () => {
    world.to(NOW);
    const made = await world.imported();
    const propose = (checkId: string) =>
      world.call('proposeRemoval', {
        as: ANNA,
        body: {
          agencyId: made.agencyId,
          ground: { row: '12-3d', ref: `CREDITCHECK#${checkId}` },
          source: 'DAILY_MANAGEMENT',
          ...REASON,
        },
      });
    const noGround = { status: 409, code: 'NO_GROUND' };
    await judged(made, 'OPEN');
    expect(await propose(await checked(made, 'FAIL', 'IN_REVIEW'))).toMatchObject(noGround);
    const checkId = await checked(made, 'FAIL');
    for (const outcome of ['OPEN', 'DISMISSED'] as const) {
      await judged(made, outcome);
      expect(await propose(checkId)).toMatchObject(noGround);
    }
    await judged(made, 'CONFIRMED');
    expect(await propose(checkId)).toMatchObject({ status: 201 });
    const ripened = await ripe();
    await judged(ripened, 'DISMISSED');
    expect(await decide(ripened)).toMatchObject(noGround);
  });

  it('once at a time', async () => {
    const made = await proposed();
    expect(await world.call('proposeRemoval', { as: ANNA, body: made.body })).toMatchObject({
      status: 409,
      code: 'DUPLICATE',
    });
  });

  it('[12-3g] on other grave circumstances with reasons and documents', async () => {
    world.to(NOW);
    const made = await world.imported();
    const body = {
      agencyId: made.agencyId,
      ground: { row: '12-3g' },
      source: 'INSPECTION',
      reason: '其他严重情形',
    };
    expect(await world.call('proposeRemoval', { as: ANNA, body })).toMatchObject({ status: 422 });
    const documentIds = [await world.paper(made.uscc)];
    expect(await world.call('proposeRemoval', { as: ANNA, body: { ...body, documentIds } })).toMatchObject({
      status: 201,
    });
  });
});

describe('[12-3] the decision', () => {
  it('[3-3c] is the Commission’s, after prior notice, hearing and cure, by a second person', async () => {
    const made = await proposed();
    for (const as of [ANNA, RUI]) {
      expect(await notice(made, as)).toMatchObject({ status: 403, code: 'COMMISSION_DECISION_REQUIRED' });
      expect(await decide(made, as)).toMatchObject({ status: 403, code: 'COMMISSION_DECISION_REQUIRED' });
    }
    expect(await decide(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const { body } = await notice(made);
    expect(body).toMatchObject({ status: 'PRIOR_NOTICE', noticed: { cureLastDay: '2026-04-28' } });
    expect(await decide(made, WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decide(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(body.hearingId, WU);
    expect(await decide(made)).toMatchObject({ status: 409, code: 'CURE_RUNNING' });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('[12-3] is not taken by who proposed it, nor shown to them', async () => {
    const made = await ripe(WU, ZHENG);
    const third = person('liu', ['COMMISSION_OFFICER']);
    const seen = async (as: Principal) =>
      (await world.call('readRemoval', { as, params: made.params })).body.allowedActions;
    for (const who of [WU, ZHENG]) {
      expect(await decide(made, who)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
      expect(await seen(who)).toEqual(['drop']);
    }
    expect(await standing(made)).toBe('ACTIVE');
    expect(await seen(third)).toEqual(['drop', 'decide']);
    expect(await decide(made, third)).toMatchObject({ body: { status: 'EXECUTING' } });
  });

  it('[12-3d] waits for nothing once the days to cure are over', async () => {
    const made = await proposed();
    const { body } = await notice(made);
    await world.heard(body.hearingId, WU);
    const { deadlines } = await get(world.tables, removal, made.removalId);
    await world.fire('REMOVAL', made.removalId, 'REMOVAL_CURE', deadlines['REMOVAL_CURE']!.dueAt);
    expect((await get(world.tables, removal, made.removalId)).deadlines).toEqual({});
    const ended = (await world.trail('REMOVAL', made.removalId)).filter(
      ({ type }) => type === 'RemovalCureEnded',
    );
    expect(ended).toHaveLength(1);
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER DECIDE_REMOVAL']);
    expect(await decide(made)).toMatchObject({ body: { status: 'EXECUTING' } });
  });

  it('[12-3] is not taken against what was accepted of the reply', async () => {
    const made = await proposed();
    const { body } = await notice(made);
    const params = { hearingId: body.hearingId as string };
    await world.call('replyToHearing', { as: agencyOf(made.uscc), params, body: { text: '已移出名录' } });
    await world.call('considerHearing', { as: WU, params, body: { accepted: true, text: '属实' } });
    world.to('2026-04-28T16:00:00.000Z');
    expect(await decide(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await standing(made)).toBe('ACTIVE');
    const drop = { as: WU, params: made.params, body: REASON };
    expect(await world.call('dropRemoval', drop)).toMatchObject({ body: { status: 'DROPPED' } });
  });

  it('[12-3d] falls away when a later check is passed', async () => {
    const made = await proposed();
    await notice(made);
    const { agencyId, uscc } = made;
    const event = {
      ...exampleEvent('CreditChecked', { agencyId, uscc, overall: 'PASS' }),
      id: `CC-${newId()}-1`,
    };
    for (const _ of [1, 2]) await react(event, world.now(), deps());
    expect((await get(world.tables, removal, made.removalId)).status).toBe('DROPPED');
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect((await world.call('proposeRemoval', { as: ANNA, body: made.body })).status).toBe(201);
  });

  it('is taken on what it touches now', async () => {
    const made = await ripe();
    const seen = await previewHash(made);
    await world.ordered(made, 'ACCEPTED');
    expect(await decide(made, ZHENG, seen)).toMatchObject({ status: 409, code: 'PREVIEW_OUTDATED' });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('is dropped with a reason', async () => {
    const made = await ripe();
    const drop = { as: WU, params: made.params, body: REASON };
    expect(await world.call('dropRemoval', drop)).toMatchObject({ body: { status: 'DROPPED' } });
    expect(await decide(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });
});

describe('[12-3h] what follows from a removal', () => {
  it('begins with the agency, then its orders, each once, and ends when nothing is left', async () => {
    const made = await ripe();
    const placed = await world.ordered(made, 'PLACED');
    const running: string[] = [];
    for (const status of ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'])
      running.push(await world.ordered(made, status));
    const done = await world.ordered(made, 'COMPLETED');
    expect(await decide(made)).toMatchObject({
      body: { status: 'EXECUTING', preview: { openOrders: { count: 5 } } },
    });
    expect(await standing(made)).toBe('REMOVED');
    expect(await findLiveAgency(world.tables, made.uscc)).toBeUndefined();
    await carryOut(made);
    expect((await get(world.tables, order, placed)).status).toBe('CANCELLED');
    for (const id of running) {
      expect(await get(world.tables, order, id)).toMatchObject({
        status: 'TERMINATED',
        body: { termination: { cause: 'AGENCY_REMOVED' } },
      });
      const ended = (await world.trail('ORDER', id)).filter(({ type }) => type === 'OrderTerminated');
      expect(ended).toHaveLength(1);
    }
    expect((await get(world.tables, order, done)).status).toBe('COMPLETED');
    expect((await get(world.tables, removal, made.removalId)).status).toBe('EXECUTED');
    const { items } = (await world.call('listLiabilityNotices', { as: ANNA, params: made.params })).body;
    expect(items).toHaveLength(running.length);
  });

  it('resumes where it was when a worker dies between two pages', async () => {
    const made = await ripe();
    const ids: string[] = [];
    for (let i = 0; i < 13; i += 1) ids.push(await world.ordered(made, 'IN_SERVICE'));
    await decide(made);
    await react(await world.eventOf('REMOVAL', made.removalId, 'RemovalExecuting'), world.now(), deps());
    const first = queued.splice(0);
    // The message is gone and its work is not: everything begins anew from the event.
    await executePage({ removalId: made.removalId, step: 'IN_SERVICE', index: 0 }, world.now(), deps());
    queued.splice(0);
    queued.push(...first);
    await carryOut(made, false);
    for (const id of ids) expect((await get(world.tables, order, id)).status).toBe('TERMINATED');
    expect((await get(world.tables, removal, made.removalId)).status).toBe('EXECUTED');
  });

  it('[12-3i] gives each buyer the record of who answers for it, and nobody else', async () => {
    const made = await ripe();
    const buyer = person('buyer', ['BUYER'], { uscc: usccFixture(901) as never });
    const orderId = await world.ordered(made, 'IN_SERVICE', NOW, buyer.uscc);
    await decide(made);
    await carryOut(made);
    const noticeId = `${made.removalId}-${orderId}`;
    const { body } = await get(world.tables, liabilityNotice, noticeId);
    expect(body).toMatchObject({ orderId, endedFrom: 'IN_SERVICE', uscc: made.uscc });
    const read = (as: Principal) => world.call('readLiabilityNotice', { as, params: { noticeId } });
    expect(await read(agencyOf(made.uscc))).toMatchObject({ status: 200 });
    expect(await read(person('stranger', ['BUYER']))).toMatchObject({ status: 404 });
    const own = await read(buyer);
    expect(own).toMatchObject({ status: 200, body: { orderId, quotaFreed: false } });
    expect(own.body.statement).not.toContain('券额');
    expect(await world.eventOf('LIABILITYNOTICE', noticeId, 'LiabilityNoticeIssued')).toMatchObject({
      data: { buyerId: buyer.uscc, quotaFreed: false },
    });
  });

  it('is public by name and article, without the reason', async () => {
    const made = await ripe();
    await decide(made);
    await carryOut(made);
    const { items } = (await world.call('listRemovalNotices', { query: { limit: '100' } })).body;
    const own = items.find(({ agencyId }: Made) => agencyId === made.agencyId);
    expect(own).toMatchObject({ uscc: made.uscc, articles: ['12-3d'] });
    expect(JSON.stringify(own)).not.toContain(REASON.reason);
  });
});

describe('[SM-12] a removal is revoked', () => {
  it('by another person with the documents; the agency is back, its ended orders are not', async () => {
    const made = await ripe();
    const orderId = await world.ordered(made, 'IN_SERVICE');
    await decide(made);
    await carryOut(made);
    const documentIds = [await world.paper(made.uscc)];
    const revoke = (as = WU, ids = documentIds) =>
      world.call('revokeRemoval', { as, params: made.params, body: { ...REASON, documentIds: ids } });
    expect(await revoke(WU, [])).toMatchObject({ status: 422 });
    expect(await revoke(ZHENG)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await revoke()).toMatchObject({ body: { status: 'REVOKED' } });
    expect(await standing(made)).toBe('ACTIVE');
    expect((await findLiveAgency(world.tables, made.uscc))?.id).toBe(made.agencyId);
    expect((await get(world.tables, order, orderId)).status).toBe('TERMINATED');
    const { items } = (await world.call('listLiabilityNotices', { as: ANNA, params: made.params })).body;
    expect(items).toMatchObject([{ orderId, revokedAt: world.now() }]);
    expect(items[0].statement).toContain('清退决定已撤销');
  });

  it('[14-2c] and what it claimed is withheld for its removal no longer', async () => {
    const made = await ripe();
    const claimId = newId();
    const { body } = redemptionAt('APPROVED');
    const claimed = { type: 'RedemptionApproved', data: {}, article: '14-1', to: 'APPROVED' } as never;
    const own = { ...body, agencyId: made.agencyId, uscc: made.uscc };
    await world.commitPlan({
      changes: [change(redemption, { newId: claimId }, { events: [claimed], body: own })],
    });
    await decide(made);
    await carryOut(made);
    expect(await get(world.tables, redemption, claimId)).toMatchObject({ status: 'ON_HOLD' });
    const documentIds = [await world.paper(made.uscc)];
    await world.call('revokeRemoval', { as: WU, params: made.params, body: { ...REASON, documentIds } });
    await carryOut(made, true, 'RemovalRevoked');
    expect(await get(world.tables, redemption, claimId)).toMatchObject({
      status: 'APPROVED',
      body: { holds: [] },
    });
  });
});

describe('[12-3f] an agency without update and order for years', () => {
  async function dormant(uncured: boolean) {
    world.to(NOW);
    const made = await world.imported();
    const owner = await get(world.tables, agency, made.agencyId);
    const settings = await world.deps.settings.current(NOW);
    const begun = decideBegin(owner, { ...settings, now: NOW });
    const dormancy = { ...begun.body.dormancy, ...(uncured && { uncuredAt: NOW }) };
    const body = { ...begun.body, dormancy };
    await world.commitPlan({
      changes: [change(upkeep, { newId: made.agencyId }, { events: begun.events, body })],
    });
    const data = { ...made, dueOn: '2026-03-01' };
    const event = { ...exampleEvent('DormancyUncured', data), id: `UPKEEP-${made.agencyId}-9` };
    for (const _ of [1, 2]) await react(event, NOW, deps());
    return made;
  }
  const removals = async ({ agencyId }: Made) =>
    (await list(world.tables, removal, 'list2', { pk: removalsOf(agencyId) }, { limit: 10 })).items;

  it('is put before the Commission once, unless it was active meanwhile', async () => {
    expect(await removals(await dormant(false))).toEqual([]);
    const made = await dormant(true);
    const [only, ...others] = await removals(made);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      status: 'PROPOSED',
      body: { proposedBy: 'SYSTEM', ground: { row: '12-3f' } },
    });
  });

  it('is left alone after all when it becomes active', async () => {
    const made = await dormant(true);
    const [only] = await removals(made);
    await world.call('noticeRemoval', { as: WU, params: { removalId: only!.id }, body: REASON });
    const kept = await get(world.tables, upkeep, made.agencyId);
    const { uncuredAt: _, ...dormancy } = kept.body.dormancy;
    const data = { ...made, on: '2026-04-13' };
    const active = { type: 'OrderActivityRecorded', data, article: '12-3f' } as const;
    await world.commitPlan({
      changes: [change(upkeep, kept, { events: [active], body: { ...kept.body, dormancy } })],
    });
    const event = { ...exampleEvent('OrderActivityRecorded', data), id: `UPKEEP-${made.agencyId}-10` };
    await react(event, NOW, deps());
    expect(await load(world.tables, removal, only!.id)).toMatchObject({ status: 'DROPPED' });
  });
});
