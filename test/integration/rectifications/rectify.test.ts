import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadlineHandlers } from '../../../functions/rectifications/deadlines.ts';
import { handlers } from '../../../functions/rectifications/handlers.ts';
import { routes } from '../../../functions/rectifications/routes.ts';
import { proposeForUnanswered } from '../../../functions/rectifications/unresponsive.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { get, list } from '../../../shared/store/read.ts';
import {
  agencyOf,
  ANNA,
  BO,
  concerned,
  NOW,
  RUI,
  startSupervision,
  WU,
} from '../../support/supervision-world.ts';
import { exampleEvent } from '../../support/event-contracts.ts';

const start = () => startSupervision({ routes, handlers, deadlines: deadlineHandlers });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const REASON = { reason: '服务记录不规范' };
const ITEMS = [
  { key: 'a', zh: '补齐服务记录' },
  { key: 'b', zh: '更新收费标准' },
];
const REPORT = { items: ITEMS.map(({ key }) => ({ key, text: '已整改' })) };

async function proposed(more: Record<string, unknown> = {}, orders: readonly string[] = []) {
  world.to(NOW);
  const made = await world.imported();
  for (const at of orders) await world.ordered(made, 'EXPIRED', at);
  const proposal = {
    agencyId: made.agencyId,
    ground: 'OTHER',
    source: 'DAILY_MANAGEMENT',
    reason: '服务记录不规范',
    ...more,
  };
  const answer = await world.call('proposeRectification', { as: ANNA, body: proposal });
  expect(answer.status).toBe(201);
  const params = { rectificationId: answer.body.rectificationId as string };
  return {
    ...made,
    params,
    proposal,
    id: params.rectificationId,
    ref: `RECTIFICATION#${params.rectificationId}`,
  };
}
type Made = Awaited<ReturnType<typeof proposed>>;

const issue = ({ params }: Made, as = RUI) =>
  world.call('issueRectification', { as, params, body: { ...REASON, items: ITEMS } });
const submit = ({ params, uscc }: Made, body: unknown = REPORT) =>
  world.call('submitRectification', { as: agencyOf(uscc), params, body });
const state = (made: Made) => get(world.tables, rectification, made.id);

async function issued() {
  const made = await proposed();
  expect(await issue(made)).toMatchObject({ status: 200, body: { status: 'ISSUED' } });
  return made;
}

/** Past the end of the running time. */
async function overdue(made: Made) {
  const { dueAt } = (await state(made)).deadlines['RECTIFICATION_DUE']!;
  await world.fire('RECTIFICATION', made.id, 'RECTIFICATION_DUE', dueAt);
}

describe('an order to rectify is proposed', () => {
  it('[12-0] names its source, and is for those whose task it is', async () => {
    const made = await proposed();
    const { source: _, ...without } = made.proposal;
    const as = ANNA;
    const propose = (body: unknown, who = as) => world.call('proposeRectification', { as: who, body });
    expect(await propose(without)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await propose({ ...made.proposal, reason: ' ' })).toMatchObject({ status: 422 });
    expect(await propose(made.proposal, agencyOf(made.uscc))).toMatchObject({ status: 403 });
    expect(await propose(made.proposal, concerned(ANNA, made.uscc))).toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    expect(await propose({ ...made.proposal, agencyId: 'none' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_REVIEWER REVIEW_RECTIFICATION']);
    const [record] = await world.trail('RECTIFICATION', made.id);
    expect(record).toMatchObject({ article: '12-1d', record: { source: 'DAILY_MANAGEMENT' } });
  });

  it('[12-1d] of an open ground only with a reason, and issued by a second person', async () => {
    const made = await proposed({ sourceRef: 'COMPLAINT#C1' });
    expect(await issue(made, ANNA)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    const seen = async (as: typeof ANNA) =>
      (await world.call('readRectification', { as, params: made.params })).body.allowedActions;
    expect(await seen(ANNA)).toEqual([]);
    expect(await seen(RUI)).toEqual(['drop', 'issue']);
    expect(
      await world.call('issueRectification', {
        as: RUI,
        params: made.params,
        body: { reason: '', items: ITEMS },
      }),
    ).toMatchObject({ status: 422 });
    expect(await issue(made)).toMatchObject({ status: 200, body: { status: 'ISSUED', dueOn: '2026-05-13' } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });

  it('[12-1a] runs once for a cause', async () => {
    const made = await proposed({ sourceRef: 'COMPLAINT#C1' });
    const again = { as: BO, body: made.proposal };
    const refused = { status: 409, code: 'DUPLICATE' };
    expect(await world.call('proposeRectification', again)).toMatchObject(refused);
    await issue(made);
    expect(await world.call('proposeRectification', again)).toMatchObject(refused);
    await submit(made);
    await world.call('acceptRectification', { as: ANNA, params: made.params, body: REASON });
    expect(await world.call('proposeRectification', again)).toMatchObject({ status: 201 });
  });

  it('[12-0] not by the centre where the Commission did not delegate it', async () => {
    const made = await proposed();
    const settings = world.deps.settings;
    const current = settings.current.bind(settings);
    const undelegated = async (now: string) => {
      const found = await current(now);
      const get = (key: Parameters<typeof found.policy.get>[0]) =>
        key === 'adjustment.rectifyDelegated' ? false : found.policy.get(key);
      return { ...found, policy: { ...found.policy, get } as typeof found.policy };
    };
    settings.current = undelegated;
    try {
      expect(await issue(made)).toMatchObject({ status: 403, code: 'COMMISSION_DECISION_REQUIRED' });
      expect(await issue(made, WU)).toMatchObject({ status: 200 });
    } finally {
      settings.current = current;
    }
  });
});

describe('[12-1b] an agency that does not respond', () => {
  const silent = () => proposed({ ground: 'UNRESPONSIVE' }, ['2026-03-02T01:00:00.000Z']);
  const ask = ({ params }: Made) => world.call('askJustification', { as: ANNA, params });
  const justify = ({ params, uscc }: Made) =>
    world.call('justifyRectification', { as: agencyOf(uscc), params, body: { text: '设备检修' } });

  it('is asked for its reason before anything is ordered', async () => {
    const made = await silent();
    expect(await issue(made)).toMatchObject({ status: 409, code: 'JUSTIFICATION_NOT_REQUESTED' });
    expect(await justify(made)).toMatchObject({ status: 404 });
    expect(await ask(made)).toMatchObject({ body: { justification: { dueOn: '2026-04-20' } } });
    expect(await ask(made)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await issue(made)).toMatchObject({ status: 409, code: 'HEARING_REQUIRED' });
    expect(await justify(made)).toMatchObject({ status: 200 });
    expect(await justify(made)).toMatchObject({ status: 409, code: 'DUPLICATE' });
    expect(await issue(made)).toMatchObject({ status: 200, body: { dueOn: '2026-04-28' } });
  });

  it('may be ordered once its time to answer is over, and answers too late then', async () => {
    const made = await silent();
    await ask(made);
    world.to('2026-04-20T16:00:00.000Z');
    expect(await justify(made)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    expect(await issue(made)).toMatchObject({ status: 200 });
  });

  it('[12-1b] is told once that its time to answer is over', async () => {
    const made = await silent();
    await ask(made);
    const { rectificationId } = made.params;
    await world.fire(
      'RECTIFICATION',
      rectificationId,
      'RECTIFICATION_JUSTIFICATION',
      '2026-04-20T16:00:00.000Z',
    );
    const types = (await world.trail('RECTIFICATION', rectificationId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'RectificationJustificationEnded')).toHaveLength(1);
    expect(await justify(made)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    expect(await issue(made)).toMatchObject({ status: 200 });
  });

  it('is found by three orders without an answer in the window, once', async () => {
    world.to(NOW);
    const made = await world.imported();
    const expiredAfter = (at: string) => new Date(Date.parse(at) + 14 * 86_400_000).toISOString();
    world.to(expiredAfter('2025-09-01T01:00:00.000Z'));
    const old = await world.ordered(made, 'EXPIRED', '2025-09-01T01:00:00.000Z');
    const placedAt = ['2026-01-05T01:00:00.000Z', '2026-02-02T01:00:00.000Z', '2026-03-09T01:00:00.000Z'];
    const tell = async (orderId: string) => {
      const data = { orderId, ...made, buyerId: 'team-1', category: 'INSPECTION_TESTING' };
      const event = { ...exampleEvent('OrderExpired', data), id: `ORDER-${orderId}-2`, at: NOW };
      await proposeForUnanswered(event, NOW, world.deps);
      await proposeForUnanswered(event, NOW, world.deps);
    };
    const pk = `RECTIFICATION#AGENCY#${made.agencyId}`;
    const found = async () => (await list(world.tables, rectification, 'list2', { pk }, { limit: 10 })).items;
    await tell(old);
    const ids: string[] = [];
    for (const at of placedAt) {
      expect(await found()).toEqual([]);
      world.to(expiredAfter(at));
      ids.push(await world.ordered(made, 'EXPIRED', at));
      await tell(ids.at(-1)!);
    }
    const [only] = await found();
    expect(only).toMatchObject({
      status: 'PROPOSED',
      body: { ground: 'UNRESPONSIVE', proposedBy: 'SYSTEM' },
    });
    const { evidence } = only!.body;
    expect(evidence.kind === 'UNRESPONSIVE' && evidence.orders.map(({ orderId }) => orderId)).toEqual(ids);
    world.to(NOW);
    await tell(await world.ordered(made, 'EXPIRED', '2026-04-10T01:00:00.000Z'));
    expect(await found()).toHaveLength(1);
    const params = { rectificationId: only!.id };
    await world.call('dropRectification', { as: RUI, params, body: { reason: '有正当理由' } });
    await tell(await world.ordered(made, 'EXPIRED', '2026-04-11T01:00:00.000Z'));
    // Two that no proposal rests on: not enough.
    expect(await found()).toHaveLength(1);
  });
});

it('[12-1b] a single order left for longer than thirty days is enough', async () => {
  world.to(NOW);
  const made = await world.imported();
  const orderId = await world.ordered(made, 'EXPIRED', '2026-03-02T01:00:00.000Z');
  const data = { orderId, ...made, buyerId: 'team-1', category: 'INSPECTION_TESTING' };
  await proposeForUnanswered(
    { ...exampleEvent('OrderExpired', data), id: `ORDER-${orderId}-2` },
    NOW,
    world.deps,
  );
  const id = `${made.agencyId}-UNRESPONSIVE-${orderId}`;
  expect(await get(world.tables, rectification, id)).toMatchObject({ status: 'PROPOSED' });
  expect(await world.tasksOf(`RECTIFICATION#${id}`)).toEqual(['CENTRE_OFFICER REVIEW_RECTIFICATION']);
});

describe('[12-1e] the time to rectify', () => {
  it('is reported on item by item, and verified', async () => {
    const made = await issued();
    const as = agencyOf(made.uscc);
    const read = await world.call('readRectification', { as, params: made.params });
    expect(read.body).toMatchObject({ proposedBy: 'CENTRE', issued: { by: 'CENTRE', items: ITEMS } });
    const stranger = agencyOf((await world.imported()).uscc);
    for (const operation of ['readRectification', 'acknowledgeRectification'] as const)
      expect(await world.call(operation, { as: stranger, params: made.params })).toMatchObject({
        status: 404,
      });
    await world.call('acknowledgeRectification', { as, params: made.params });
    const [first] = REPORT.items;
    expect(await submit(made, { items: [first] })).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const unclean = await world.paper(made.uscc, 'PENDING_SCAN');
    expect(
      await submit(made, { items: REPORT.items.map((each) => ({ ...each, documentIds: [unclean] })) }),
    ).toMatchObject({
      code: 'DOCUMENT_NOT_CLEAN',
    });
    expect((await state(made)).status).toBe('ACKNOWLEDGED');
    expect(await submit(made)).toMatchObject({ body: { status: 'SUBMITTED' } });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER VERIFY_RECTIFICATION']);
    const accept = { as: ANNA, params: made.params, body: REASON };
    expect(await world.call('acceptRectification', accept)).toMatchObject({ body: { status: 'ACCEPTED' } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect((await state(made)).deadlines).toEqual({});
  });

  it('is extended once, in time, by as many days as the policy allows', async () => {
    const made = await issued();
    const extend = (days: number) =>
      world.call('extendRectification', { as: RUI, params: made.params, body: { days, ...REASON } });
    expect(await extend(31)).toMatchObject({ status: 422 });
    expect(await extend(30)).toMatchObject({ body: { status: 'EXTENDED', dueOn: '2026-06-12' } });
    expect(await extend(5)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });

  it('is reminded of 7, 3 and 1 days before', async () => {
    const made = await issued();
    for (const _ of [7, 3, 1]) {
      const { dueAt } = (await state(made)).deadlines['RECTIFICATION_REMIND']!;
      await world.fire('RECTIFICATION', made.id, 'RECTIFICATION_REMIND', dueAt);
    }
    const reminded = (await world.trail('RECTIFICATION', made.id)).filter(
      ({ type }) => type === 'RectificationReminded',
    );
    expect(reminded.map(({ data }) => data['daysLeft'])).toEqual([7, 3, 1]);
  });

  it('[12-2a] over without a report is OVERDUE; what comes later is for the record only', async () => {
    const made = await issued();
    const { dueAt } = (await state(made)).deadlines['RECTIFICATION_DUE']!;
    world.to(dueAt);
    expect(await submit(made)).toMatchObject({ status: 409, code: 'DEADLINE_PASSED' });
    await overdue(made);
    expect(await submit(made)).toMatchObject({ body: { status: 'OVERDUE', reports: [{ late: true }] } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });

  it('[12-2c] a late report of a suspended agency is verified', async () => {
    const made = await issued();
    await overdue(made);
    await world.standAs(made.agencyId, 'SUSPENDED');
    expect(await submit(made)).toMatchObject({ body: { status: 'SUBMITTED', reports: [{ late: true }] } });
    expect(await world.tasksOf(made.ref)).toEqual(['CENTRE_OFFICER VERIFY_RECTIFICATION']);
  });
});

describe('[12-2b] a report that does not suffice', () => {
  const act = (
    operation: 'returnRectification' | 'proposeRectificationFailure',
    { params }: Made,
    as = ANNA,
  ) => world.call(operation, { as, params, body: REASON });
  const decide = ({ params }: Made, agree: boolean, as = RUI) =>
    world.call('decideRectificationFailure', { as, params, body: { agree, ...REASON } });

  it('[12-1e] gives a last term from its return, where that ends later', async () => {
    const made = await issued();
    world.to('2026-05-12T01:00:00.000Z');
    await submit(made);
    expect(await act('returnRectification', made)).toMatchObject({ body: { dueOn: '2026-05-27' } });
  });

  it('is returned once, then fails by two persons', async () => {
    const made = await issued();
    await submit(made);
    expect(await act('proposeRectificationFailure', made)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await decide(made, true)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await act('returnRectification', made)).toMatchObject({
      // Fifteen days would end before the day that was given.
      body: { status: 'RETURNED', dueOn: '2026-05-13' },
    });
    const { deadlines } = await state(made);
    expect(deadlines['RECTIFICATION_DUE']?.dueAt).toBe('2026-05-13T16:00:00.000Z');
    expect(deadlines['RECTIFICATION_REMIND']?.dueAt).toBe('2026-05-05T16:00:00.000Z');
    await submit(made);
    expect(await act('returnRectification', made)).toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    const both = { ...ANNA, roles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] as const };
    expect(await act('proposeRectificationFailure', made, both)).toMatchObject({ status: 200 });
    expect(await act('proposeRectificationFailure', made)).toMatchObject({ code: 'DUPLICATE' });
    expect(await decide(made, true, both)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await decide(made, false)).toMatchObject({ body: { status: 'SUBMITTED' } });
    await act('proposeRectificationFailure', made);
    expect(await decide(made, true)).toMatchObject({ body: { status: 'FAILED' } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
  });
});

it('[3-3c] a proposal that comes to nothing is dropped by another person, with a reason', async () => {
  const made = await proposed();
  const drop = (as = RUI) => world.call('dropRectification', { as, params: made.params, body: REASON });
  const both = { ...ANNA, roles: ['CENTRE_REVIEWER'] as const };
  expect(await drop(both)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
  expect(await drop()).toMatchObject({ body: { status: 'DROPPED' } });
  expect(await issue(made)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
});
