import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadlineHandlers as rectificationDeadlines } from '../../../functions/rectifications/deadlines.ts';
import { handlers as rectificationHandlers } from '../../../functions/rectifications/handlers.ts';
import { routes as rectificationRoutes } from '../../../functions/rectifications/routes.ts';
import { deadlineHandlers } from '../../../functions/suspensions/deadlines.ts';
import { handlers } from '../../../functions/suspensions/handlers.ts';
import { followOrders, OrderPage } from '../../../functions/suspensions/orders.ts';
import { react } from '../../../functions/suspensions/react.ts';
import { routes } from '../../../functions/suspensions/routes.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { decideRaise } from '../../../shared/domain/risk/risk-flag.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { suspension, suspensionsOf } from '../../../shared/store/aggregates/suspension.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
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
    routes: { ...rectificationRoutes, ...routes },
    handlers: { ...rectificationHandlers, ...handlers },
    deadlines: { ...rectificationDeadlines, ...deadlineHandlers },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const REASON = { reason: '逾期未完成整改' };
interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}

/** Hands an event to the worker, and works through the pages that it asks for. */
async function tell(kind: string, id: string, type: string) {
  const queued: OrderPage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => {
      queued.push(...messages.map((each) => OrderPage().parse(each)));
    },
  };
  const deps = { ...world.deps, pages };
  const event = await world.eventOf(kind, id, type);
  for (const _ of [1, 2]) await react(event, world.now(), deps);
  for (let page = queued.shift(); page !== undefined; page = queued.shift())
    await followOrders(page, world.now(), deps);
}

/** An agency with an order to rectify. */
async function ordered() {
  world.to(NOW);
  const made = await world.imported();
  const proposal = { agencyId: made.agencyId, ground: 'OTHER', source: 'INSPECTION', ...REASON };
  const { body } = await world.call('proposeRectification', { as: ANNA, body: proposal });
  const rectificationId: string = body.rectificationId;
  const items = [{ key: 'a', zh: '补齐服务记录' }];
  await world.call('issueRectification', {
    as: RUI,
    params: { rectificationId },
    body: { ...REASON, items },
  });
  return { ...made, rectificationId };
}

/** An agency whose order to rectify is overdue, and the suspension that the platform proposed. */
async function overdue() {
  const made = await ordered();
  const { rectificationId } = made;
  const { deadlines } = await get(world.tables, rectification, rectificationId);
  await world.fire(
    'RECTIFICATION',
    rectificationId,
    'RECTIFICATION_DUE',
    deadlines['RECTIFICATION_DUE']!.dueAt,
  );
  return missed(made, 'RectificationOverdue');
}

/** Reported on, returned, reported on again, and found insufficient by two. */
async function failed() {
  const made = await ordered();
  const params = { rectificationId: made.rectificationId };
  const submit = () =>
    world.call('submitRectification', {
      as: agencyOf(made.uscc),
      params,
      body: { items: [{ key: 'a', text: '已补齐' }] },
    });
  await submit();
  await world.call('returnRectification', { as: ANNA, params, body: REASON });
  await submit();
  await world.call('proposeRectificationFailure', { as: ANNA, params, body: REASON });
  await world.call('decideRectificationFailure', { as: RUI, params, body: { agree: true, ...REASON } });
  return missed(made, 'RectificationFailed');
}

/** The platform puts it before the Commission. */
async function missed(made: Awaited<ReturnType<typeof ordered>>, type: string) {
  const { rectificationId } = made;
  await tell('RECTIFICATION', rectificationId, type);
  const pk = suspensionsOf(made.agencyId);
  const { items: found } = await list(world.tables, suspension, 'list2', { pk }, { limit: 10 });
  expect(found).toHaveLength(1);
  const suspensionId = found[0]!.id;
  return {
    ...made,
    suspensionId,
    params: { suspensionId },
    ref: `SUSPENSION#${suspensionId}`,
  };
}
type Overdue = Awaited<ReturnType<typeof overdue>>;

const previewHash = async ({ agencyId }: Made): Promise<string> =>
  (await world.call('readAdjustmentPreview', { as: WU, params: { agencyId } })).body.preview.hash;
const notice = ({ params }: Overdue, as = WU) => world.call('noticeSuspension', { as, params, body: REASON });
const decide = async (made: Overdue, as = ZHENG, hash?: string) =>
  world.call('decideSuspension', {
    as,
    params: made.params,
    body: { ...REASON, previewHash: hash ?? (await previewHash(made)) },
  });
const standing = async ({ agencyId }: Made) => (await get(world.tables, agency, agencyId)).status;

async function suspended() {
  const made = await overdue();
  const { body } = await notice(made);
  await world.heard(body.hearingId, WU);
  expect(await decide(made)).toMatchObject({ status: 200, body: { status: 'IN_FORCE' } });
  return made;
}

describe('[12-2a] a suspension for what was not rectified in time', () => {
  it('is proposed by the platform once, and decided by the Commission alone', async () => {
    const made = await overdue();
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_SUSPENSION']);
    for (const operation of ['noticeSuspension', 'dropSuspension'] as const)
      expect(await world.call(operation, { as: RUI, params: made.params, body: REASON })).toMatchObject({
        status: 403,
        code: 'COMMISSION_DECISION_REQUIRED',
      });
    expect(await decide(made, ANNA)).toMatchObject({ status: 403, code: 'COMMISSION_DECISION_REQUIRED' });
    expect(await notice(made, concerned(WU, made.uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    const as = agencyOf(made.uscc);
    expect(await world.call('readSuspension', { as, params: made.params })).toMatchObject({ status: 404 });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('waits for the hearing and for a second person', async () => {
    const made = await overdue();
    expect(await decide(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const { body } = await notice(made);
    expect(body).toMatchObject({ status: 'PRIOR_NOTICE' });
    expect(await decide(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    const as = agencyOf(made.uscc);
    const params = { hearingId: body.hearingId as string };
    const reply = await world.call('replyToHearing', { as, params, body: { text: '已在整改' } });
    expect(reply.status).toBe(200);
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER CONSIDER_HEARING']);
    const consider = (who = WU) =>
      world.call('considerHearing', { as: who, params, body: { accepted: false, text: '不成立' } });
    expect(await consider(ANNA)).toMatchObject({ status: 403 });
    expect(await consider()).toMatchObject({ status: 200 });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER DECIDE_SUSPENSION']);
    expect(await decide(made, WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decide(made)).toMatchObject({ body: { status: 'IN_FORCE' } });
    expect(await standing(made)).toBe('SUSPENDED');
    expect(await world.tasksOf(made.ref)).toEqual([]);
    const [publicly] = (
      await world.call('listSuspensionNotices', { query: { limit: '100' } })
    ).body.items.filter(({ agencyId }: Made) => agencyId === made.agencyId);
    expect(publicly).toMatchObject({ status: 'IN_FORCE', uscc: made.uscc, articles: ['12-2a'] });
    expect(JSON.stringify(publicly)).not.toContain(REASON.reason);
  });

  it('has no ground once the report was accepted, and none without a missed rectification', async () => {
    const made = await overdue();
    const { body } = await notice(made);
    await world.heard(body.hearingId, WU);
    await world.standAs(made.agencyId, 'SUSPENDED');
    const items = [{ key: 'a', text: '已补齐' }];
    const of = { params: { rectificationId: made.rectificationId } };
    await world.call('submitRectification', { as: agencyOf(made.uscc), ...of, body: { items } });
    expect(await decide(made)).toMatchObject({ status: 409, code: 'NO_GROUND' });
    const other = await world.imported();
    const ground = { kind: 'RECTIFICATION', rectificationId: made.rectificationId };
    const propose = (agencyId: string) =>
      world.call('proposeSuspension', {
        as: ANNA,
        body: { agencyId, ground, source: 'DAILY_MANAGEMENT', ...REASON },
      });
    expect(await propose(other.agencyId)).toMatchObject({ status: 409, code: 'NO_GROUND' });
  });

  it('[12-0] names its source', async () => {
    const { agencyId } = await world.imported();
    const ground = { kind: 'RECTIFICATION', rectificationId: 'none' };
    const body = { agencyId, ground, ...REASON };
    expect(await world.call('proposeSuspension', { as: ANNA, body })).toMatchObject({
      status: 422,
      code: 'VALIDATION_FAILED',
    });
  });

  it('is decided on what it touches now, and keeps what was looked at', async () => {
    const made = await overdue();
    const { body } = await notice(made);
    await world.heard(body.hearingId, WU);
    const seen = await previewHash(made);
    await world.ordered(made, 'IN_SERVICE');
    expect(await decide(made, ZHENG, seen)).toMatchObject({ status: 409, code: 'PREVIEW_OUTDATED' });
    expect(await standing(made)).toBe('ACTIVE');
    expect(await decide(made)).toMatchObject({
      body: { preview: { openOrders: { count: 1, byStatus: { IN_SERVICE: 1 } } } },
    });
  });

  it('[12-2b] names the failed rectification as its ground, to the agency and in public', async () => {
    const made = await failed();
    const { body } = await notice(made);
    const heard = await world.call('readHearing', { as: WU, params: { hearingId: body.hearingId } });
    expect(heard.body).toMatchObject({ article: '12-2b', facts: [{ row: '12-2b' }] });
    await world.heard(body.hearingId, WU);
    await decide(made);
    expect(await world.eventOf('SUSPENSION', made.suspensionId, 'SuspensionInForce')).toMatchObject({
      data: { row: '12-2b' },
    });
    const { items } = (await world.call('listSuspensionNotices', { query: { limit: '100' } })).body;
    expect(items.find(({ agencyId }: Made) => agencyId === made.agencyId)).toMatchObject({
      articles: ['12-2b'],
    });
  });

  it('[12-2] runs once for a ground, whoever proposes it', async () => {
    const made = await overdue();
    const ground = { kind: 'RECTIFICATION', rectificationId: made.rectificationId };
    const body = { agencyId: made.agencyId, ground, source: 'DAILY_MANAGEMENT', ...REASON };
    const propose = () => world.call('proposeSuspension', { as: ANNA, body });
    expect(await propose()).toMatchObject({ status: 409, code: 'DUPLICATE' });
    await world.call('dropSuspension', { as: WU, params: made.params, body: REASON });
    const both = await Promise.all([propose(), propose()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('is not decided against a reply that was accepted', async () => {
    const made = await overdue();
    const { body } = await notice(made);
    const params = { hearingId: body.hearingId as string };
    await world.call('replyToHearing', { as: agencyOf(made.uscc), params, body: { text: '已按期整改' } });
    await world.call('considerHearing', { as: WU, params, body: { accepted: true, text: '属实' } });
    expect(await decide(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('is dropped with a reason, and then nothing waits', async () => {
    const made = await overdue();
    const { body } = await notice(made);
    expect(
      await world.call('dropSuspension', { as: WU, params: made.params, body: { reason: ' ' } }),
    ).toMatchObject({ status: 422 });
    expect(await world.call('dropSuspension', { as: WU, params: made.params, body: REASON })).toMatchObject({
      body: { status: 'DROPPED' },
    });
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect(await standing(made)).toBe('ACTIVE');
    // [SM-22] Nothing is to be replied to any more.
    const params = { hearingId: body.hearingId as string };
    const reply = { as: agencyOf(made.uscc), params, body: { text: '已按期整改' } };
    expect(await world.call('replyToHearing', reply)).toMatchObject({ status: 409 });
  });
});

describe('[12-2s] while it is suspended', () => {
  it('what the agency had not accepted goes back to the buyer; what is in progress goes on', async () => {
    const made = await suspended();
    const placed = await world.ordered(made, 'PLACED');
    const running = await world.ordered(made, 'IN_SERVICE');
    await tell('AGENCY', made.agencyId, 'AgencySuspended');
    expect((await get(world.tables, order, placed)).status).toBe('CANCELLED');
    expect(await world.eventOf('ORDER', placed, 'OrderReturned')).toMatchObject({
      data: { cause: 'AGENCY_SUSPENDED' },
    });
    expect(await get(world.tables, order, running)).toMatchObject({ status: 'IN_SERVICE' });
  });

  it('no second suspension comes into force', async () => {
    const made = await suspended();
    const ground = { kind: 'RECTIFICATION', rectificationId: made.rectificationId };
    const body = { agencyId: made.agencyId, ground, source: 'DAILY_MANAGEMENT', ...REASON };
    expect(await world.call('proposeSuspension', { as: ANNA, body })).toMatchObject({
      status: 409,
      code: 'AGENCY_NOT_ACTIVE',
    });
  });
});

describe('[12-2c] the way back', () => {
  const lift = ({ params }: Overdue, as = WU) => world.call('liftSuspension', { as, params, body: REASON });
  const endorse = ({ params }: Overdue) =>
    world.call('endorseResumption', { as: ANNA, params, body: { reason: '整改完成' } });

  it('leads over the rectification, the centre and the Commission', async () => {
    const made = await suspended();
    const as = agencyOf(made.uscc);
    const { params } = made;
    const ask = () => world.call('requestResumption', { as, params, body: { text: '已完成整改' } });
    const open = { status: 409, code: 'RECTIFICATION_OPEN' };
    expect(await ask()).toMatchObject(open);
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect(await endorse(made)).toMatchObject({ status: 409, code: 'RECTIFICATION_OPEN' });
    expect(await lift(made)).toMatchObject({ status: 409, code: 'RECTIFICATION_OPEN' });
    const of = { params: { rectificationId: made.rectificationId } };
    await world.call('submitRectification', { as, ...of, body: { items: [{ key: 'a', text: '已补齐' }] } });
    expect(await ask()).toMatchObject(open);
    await world.call('acceptRectification', { as: ANNA, ...of, body: { reason: '合格' } });
    expect(await ask()).toMatchObject({ status: 200 });
    expect(await ask()).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER ENDORSE_RESUMPTION']);
    expect(await lift(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect(await endorse(made)).toMatchObject({ status: 200 });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER LIFT_SUSPENSION']);
    expect(await lift(made, RUI)).toMatchObject({ code: 'COMMISSION_DECISION_REQUIRED' });
    expect(await lift(made)).toMatchObject({ body: { status: 'LIFTED' } });
    expect(await standing(made)).toBe('ACTIVE');
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect(await lift(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });

  it('a rectification that is accepted meanwhile puts it before the centre', async () => {
    const made = await suspended();
    const of = { params: { rectificationId: made.rectificationId } };
    const as = agencyOf(made.uscc);
    await world.call('submitRectification', { as, ...of, body: { items: [{ key: 'a', text: '已补齐' }] } });
    await world.call('acceptRectification', { as: ANNA, ...of, body: { reason: '合格' } });
    await tell('RECTIFICATION', made.rectificationId, 'RectificationAccepted');
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER ENDORSE_RESUMPTION']);
  });

  it('[SM-11] or over a revocation with its documents, by another person than who decided', async () => {
    const made = await suspended();
    const documentIds = [await world.paper(made.uscc)];
    const revoke = (as = WU, ids = documentIds) =>
      world.call('revokeSuspension', { as, params: made.params, body: { ...REASON, documentIds: ids } });
    expect(await revoke(WU, [])).toMatchObject({ status: 422 });
    expect(await revoke(ZHENG)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await revoke()).toMatchObject({ body: { status: 'REVOKED' } });
    expect(await standing(made)).toBe('ACTIVE');
  });
});

describe('[12-2] an urgent suspension', () => {
  async function suspected() {
    world.to(NOW);
    const made = await world.imported();
    const violationId = newId();
    const suspicion = {
      agencyId: made.agencyId,
      uscc: made.uscc,
      kind: 'FUND_FRAUD',
      subjectRef: `AGENCY#${made.agencyId}`,
      sourceRef: 'COMPLAINT#C1',
      reason: '虚构合同',
    } as const;
    const acting = { now: NOW, actor: { id: 'u-bo', role: 'CENTRE_OFFICER' }, conflicts: [] };
    const decided = orThrow(
      decideSuspectViolation(violationId, suspicion, { ...acting, roles: ['CENTRE_OFFICER'] }),
    );
    await world.commitPlan({ changes: [change(violation, { newId: violationId }, decided)] });
    const ground = { kind: 'FRAUD_RISK', sourceRef: `VIOLATION#${violationId}` };
    const body = { agencyId: made.agencyId, ground, source: 'DAILY_MANAGEMENT', reason: '虚构合同' };
    const answer = await world.call('proposeSuspension', { as: WU, body });
    expect(answer.status).toBe(201);
    const suspensionId: string = answer.body.suspensionId;
    const params = { suspensionId };
    return { ...made, suspensionId, params, ref: `SUSPENSION#${suspensionId}`, rectificationId: '', ground };
  }
  const order_ = async (made: Awaited<ReturnType<typeof suspected>>, as = ZHENG) =>
    world.call('suspendUrgently', {
      as,
      params: made.params,
      body: { reason: '虚构合同', previewHash: await previewHash(made) },
    });

  const read = ({ params }: Overdue, as: Principal) => world.call('readSuspension', { as, params });

  it('needs a suspicion of that agency, payment at risk, and a second person', async () => {
    const made = await suspected();
    const { agencyId } = await world.imported();
    const body = { agencyId, ground: made.ground, source: 'DAILY_MANAGEMENT', ...REASON };
    expect(await world.call('proposeSuspension', { as: WU, body })).toMatchObject({ code: 'NO_GROUND' });
    expect(await order_(made)).toMatchObject({ status: 409, code: 'NO_GROUND' });
    await world.ordered(made, 'DELIVERED');
    expect(await order_(made, WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await notice(made)).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect(await order_(made)).toMatchObject({
      body: { status: 'IN_FORCE_PROVISIONAL', urgent: { reviewBy: '2026-04-27' } },
    });
    expect(await standing(made)).toBe('SUSPENDED');
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_URGENT_SUSPENSION']);
  });

  it('is for a suspected fraud that withholds payment, and for no other flag or violation', async () => {
    world.to(NOW);
    const made = await world.imported();
    const propose = (sourceRef: string) =>
      world.call('proposeSuspension', {
        as: WU,
        body: {
          agencyId: made.agencyId,
          ground: { kind: 'FRAUD_RISK', sourceRef },
          source: 'DAILY_MANAGEMENT',
          reason: '虚构合同',
        },
      });
    const flagged = async (ruleId: string, severity: 'HOLD' | 'REVIEW', status = 'OPEN') => {
      const id = newId();
      const finding = {
        ...made,
        subjectRef: `AGENCY#${made.agencyId}`,
        ruleId,
        ruleVersion: 1,
        article: '13-1a' as const,
        severity,
        zh: '合同与发票金额不一致',
        inputs: {},
        evidenceRefs: [],
        raisedAt: NOW,
      };
      const raised = decideRaise(id, undefined, finding)!;
      const events = raised.events.map((event) => ({ ...event, to: status }));
      await world.commitPlan({ changes: [change(riskFlag, { newId: id }, { events, body: raised.body })] });
      return `RISKFLAG#${id}`;
    };
    const noGround = { status: 409, code: 'NO_GROUND' };
    for (const ref of [
      await flagged('OTHER', 'REVIEW'),
      await flagged('FR-06', 'REVIEW'),
      await flagged('SC-02', 'HOLD'),
      await flagged('FR-04', 'HOLD', 'DISMISSED'),
    ])
      expect(await propose(ref)).toMatchObject(noGround);
    const held = await flagged('FR-04', 'HOLD');
    expect(await propose(held)).toMatchObject({ status: 201, body: { row: '12-2' } });
    expect(await propose(held)).toMatchObject({ status: 409, code: 'DUPLICATE' });
  });

  it('is reviewed after the hearing by another person, and stays in force', async () => {
    const made = await suspected();
    await world.ordered(made, 'DELIVERED');
    const { body } = await order_(made);
    const third = person('liu', ['COMMISSION_OFFICER']);
    expect(await decide(made, third)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    await world.heard(body.hearingId, WU);
    for (const who of [WU, ZHENG]) {
      expect(await decide(made, who)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
      expect((await read(made, who)).body.allowedActions).not.toContain('decide');
    }
    expect((await read(made, third)).body.allowedActions).toContain('decide');
    expect(await decide(made, third)).toMatchObject({ body: { status: 'IN_FORCE', deadlines: [] } });
    expect(await standing(made)).toBe('SUSPENDED');
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });

  it('ends by itself when nobody reviews it in time', async () => {
    const made = await suspected();
    await world.ordered(made, 'DELIVERED');
    await order_(made);
    const { deadlines } = await get(world.tables, suspension, made.suspensionId);
    await world.fire(
      'SUSPENSION',
      made.suspensionId,
      'SUSPENSION_REVIEW',
      deadlines['SUSPENSION_REVIEW']!.dueAt,
    );
    expect((await get(world.tables, suspension, made.suspensionId)).status).toBe('LIFTED');
    expect(await standing(made)).toBe('ACTIVE');
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });

  it('is lifted on its review', async () => {
    const made = await suspected();
    await world.ordered(made, 'DELIVERED');
    await order_(made);
    const lift = { as: WU, params: made.params, body: { reason: '查无实据' } };
    expect(await world.call('liftSuspension', lift)).toMatchObject({ body: { status: 'LIFTED' } });
    expect(await standing(made)).toBe('ACTIVE');
  });
});
