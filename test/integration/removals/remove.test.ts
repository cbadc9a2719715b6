import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executePage, ExecutionPage } from '../../../functions/removals/execution/execute-page.ts';
import { deadlineHandlers } from '../../../functions/removals/deadlines.ts';
import { handlers } from '../../../functions/removals/handlers.ts';
import { react } from '../../../functions/removals/react.ts';
import { routes } from '../../../functions/removals/routes.ts';
import { readAdjustmentPreview } from '../../../functions/suspensions/decide.ts';
import { officerRoutes } from '../../../functions/suspensions/routes/officer-routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { CreditCheckBody } from '../../../shared/domain/risk/credit-check.ts';
import { decideEndCure } from '../../../shared/domain/removal/cure.ts';
import { decideBegin } from '../../../shared/domain/upkeep/begin.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { creditCheck } from '../../../shared/store/aggregates/credit-check.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { liabilityNotice, removal, removalsOf } from '../../../shared/store/aggregates/removal.ts';
import { upkeep } from '../../../shared/store/aggregates/upkeep.ts';
import { findLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { exampleEvent } from '../../support/event-contracts.ts';
import { person } from '../../support/persons.ts';
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

/** A credit check of an agency, as it was found. */
async function checked(
  { agencyId, uscc }: Made,
  overall: 'FAIL' | 'PASS',
  { isReviewed = true } = {},
): Promise<string> {
  const id = newId();
  const body: CreditCheckBody = {
    agencyId,
    uscc,
    purpose: 'CREDIT_SWEEP',
    asOf: '2026-04-01',
    checkedAt: NOW,
    results: [],
    overall,
    ...(isReviewed && {
      review: { by: 'u-rui', at: NOW, reason: '已核实', confirmed: overall === 'FAIL' ? ['F1'] : [] },
    }),
  };
  const event = {
    type: 'CreditChecked',
    data: { agencyId, uscc, overall },
    article: '3-1a',
    to: isReviewed ? 'REVIEWED' : 'IN_REVIEW',
  } as const;
  await world.commitPlan({ changes: [change(creditCheck, { newId: id }, { events: [event], body })] });
  return id;
}

async function proposed(as = ANNA) {
  world.to(NOW);
  const made = await world.imported();
  const checkId = await checked(made, 'FAIL');
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
async function carryOut({ removalId }: Proposed, twice = true) {
  const event = await world.eventOf('REMOVAL', removalId, 'RemovalExecuting');
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
    const unseen = await checked(other, 'FAIL', { isReviewed: false });
    expect(await propose({ ...about, ground: { row: '12-3d', ref: `CREDITCHECK#${unseen}` } })).toMatchObject(
      noGround,
    );
    for (const row of ['12-3a', '12-3b', '12-3c', '12-3e', '12-3f'])
      expect(await propose({ ...about, ground: { row, ref: 'VIOLATION#none' } })).toMatchObject(noGround);
    expect(await propose({}, concerned(ANNA, made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await propose({}, agencyOf(made.uscc))).toMatchObject({ status: 403 });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_REMOVAL']);
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

  it('[12-3d] waits for no longer than the days to cure: their end is told, once', async () => {
    const made = await proposed();
    const { body } = await notice(made);
    const { dueAt } = (await get(world.tables, removal, made.removalId)).deadlines['REMOVAL_CURE']!;
    world.to(dueAt);
    const early = new Date(Date.parse(dueAt) - 1).toISOString();
    const state = await get(world.tables, removal, made.removalId);
    expect(decideEndCure(state, early)).toBeUndefined();
    await world.fire('REMOVAL', made.removalId, 'REMOVAL_CURE', dueAt);
    const after = await get(world.tables, removal, made.removalId);
    expect(after).toMatchObject({ status: 'PRIOR_NOTICE', deadlines: {} });
    const types = (await world.trail('REMOVAL', made.removalId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'RemovalCureEnded')).toHaveLength(1);
    await world.heard(body.hearingId, WU);
    expect(await decide(made)).toMatchObject({ body: { status: 'EXECUTING' } });
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
    const orderId = await world.ordered(made, 'IN_SERVICE');
    await decide(made);
    await carryOut(made);
    const noticeId = `${made.removalId}-${orderId}`;
    const { body } = await get(world.tables, liabilityNotice, noticeId);
    expect(body).toMatchObject({ orderId, endedFrom: 'IN_SERVICE', uscc: made.uscc });
    const read = (as: Principal) => world.call('readLiabilityNotice', { as, params: { noticeId } });
    expect(await read(agencyOf(made.uscc))).toMatchObject({ status: 200 });
    expect(await read(person('stranger', ['BUYER']))).toMatchObject({ status: 404 });
    expect(await world.eventOf('LIABILITYNOTICE', noticeId, 'LiabilityNoticeIssued')).toMatchObject({
      data: { buyerId: 'team-1' },
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
