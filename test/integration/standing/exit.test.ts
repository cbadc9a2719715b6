import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArchive } from '../../../functions/archive/archives/read-archive.ts';
import { archiveRoutes } from '../../../functions/archive/routes/archive-routes.ts';
import { handlers as rectificationHandlers } from '../../../functions/rectifications/handlers.ts';
import { routes as rectificationRoutes } from '../../../functions/rectifications/routes.ts';
import { handlers } from '../../../functions/standing/handlers.ts';
import { routes } from '../../../functions/standing/routes.ts';
import { followOrders, OrderPage } from '../../../functions/suspensions/orders.ts';
import { react } from '../../../functions/suspensions/react.ts';
import { decideRequest } from '../../../shared/domain/cooperation/request.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import { acceptedBy, lastAccepted } from '../../../shared/store/accepted-orders.ts';
import { agency, takeLiveAgency } from '../../../shared/store/aggregates/agency.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { fundRecovery } from '../../../shared/store/aggregates/fund-recovery.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { removalOf } from '../../../shared/store/aggregates/removal.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { findLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { person } from '../../support/persons.ts';
import { agencyOf, ANNA, NOW, RUI, startSupervision } from '../../support/supervision-world.ts';

const { proposeRectification, issueRectification, submitRectification, acceptRectification } =
  rectificationRoutes;
const start = () =>
  startSupervision({
    routes: {
      ...routes,
      proposeRectification,
      issueRectification,
      submitRectification,
      acceptRectification,
      readArchive: archiveRoutes.readArchive,
    },
    handlers: { ...rectificationHandlers, ...handlers, readArchive },
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

interface Made {
  readonly agencyId: string;
  readonly uscc: string;
}
const FORM = { declaration: true, reason: '业务调整' };
const exit = ({ uscc }: Made, body: object = FORM) =>
  world.call('exitPlatform', { as: agencyOf(uscc), body });
const standing = async ({ agencyId }: Made) => (await get(world.tables, agency, agencyId)).status;
const open = (kind: string, refs: readonly string[]) => ({
  status: 409,
  code: 'OPEN_OBLIGATIONS',
  body: { open: [{ kind, count: 1, refs }] },
});
const ANYBODY = { now: NOW, actor: { id: 'u-bo', role: 'CENTRE_OFFICER' }, conflicts: [] };

/** Hands the exit to the worker, twice, and works through the pages that it asks for. */
async function tell({ agencyId }: Made) {
  const queued: OrderPage[] = [];
  const pages = {
    send: async (messages: readonly unknown[]) => {
      queued.push(...messages.map((each) => OrderPage().parse(each)));
    },
  };
  const event = await world.eventOf('AGENCY', agencyId, 'AgencyExited');
  for (const _ of [1, 2]) await react(event, world.now(), { ...world.deps, pages });
  for (let page = queued.shift(); page !== undefined; page = queued.shift())
    await followOrders(page, world.now(), { ...world.deps, pages });
}

/** Lets something happen just before the next commit, after everything it rests on was read. */
function beforeNextCommit(act: () => Promise<unknown>) {
  let armed = true;
  world.tables.client.middlewareStack.add(
    (next) => async (args) => {
      if (armed && 'TransactItems' in args.input) {
        armed = false;
        await act();
      }
      return next(args);
    },
    { step: 'initialize', priority: 'high', name: `before-${newId()}` },
  );
}

describe('[12-4] an agency leaves of its own will', () => {
  it('with nothing open: it is EXITED, its credit code is free, and its orders stay readable to it', async () => {
    const made = await world.imported();
    const orderId = await world.ordered(made, 'ACCEPTED_BY_BUYER');
    expect(await exit(made)).toMatchObject({
      status: 200,
      body: { agencyId: made.agencyId, uscc: made.uscc, status: 'EXITED', version: 2 },
    });
    expect(await standing(made)).toBe('EXITED');
    expect(await findLiveAgency(world.tables, made.uscc)).toBeUndefined();
    expect(await lastAccepted(world.tables, made.agencyId)).toEqual({ rev: 1 });
    const trail = await world.trail('AGENCY', made.agencyId);
    expect(trail.at(-1)).toMatchObject({ type: 'AgencyExited', from: 'ACTIVE', reason: FORM.reason });
    const own = { as: agencyOf(made.uscc), params: { orderId } };
    expect(await world.call('readArchive', own)).toMatchObject({ status: 200 });
    expect(await exit(made)).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
  });

  it('only by its administrator, with the declaration and a reason', async () => {
    const made = await world.imported();
    for (const body of [
      { reason: 'x' },
      { declaration: false, reason: 'x' },
      { declaration: true },
      { ...FORM, reason: ' ' },
      { ...FORM, more: 1 },
    ])
      expect(await exit(made, body)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    const operator = person('operator', ['AGENCY_OPERATOR'], {
      uscc: made.uscc as NonNullable<ReturnType<typeof agencyOf>['uscc']>,
    });
    for (const as of [operator, ANNA])
      expect(await world.call('exitPlatform', { as, body: FORM })).toMatchObject({
        status: 403,
        code: 'FORBIDDEN_ROLE',
      });
    expect(await world.call('exitPlatform', { body: FORM })).toMatchObject({ status: 401 });
    expect(
      await world.call('exitPlatform', { as: agencyOf(made.uscc), body: FORM, ifMatch: 9 }),
    ).toMatchObject({ status: 412 });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it.each(['PLACED', 'ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'])(
    'not with an order that is %s, which it is told of',
    async (status) => {
      const made = await world.imported();
      const orderId = await world.ordered(made, status);
      expect(await exit(made)).toMatchObject(open('ORDER', [`ORDER#${orderId}`]));
      expect(await standing(made)).toBe('ACTIVE');
    },
  );

  it.each([
    ['CLAIMED', 'CLAIM'],
    ['ON_HOLD', 'CLAIM'],
  ])('not with a redemption that is %s; one that is paid is behind it', async (status, kind) => {
    const made = await world.imported();
    const id = newId();
    const body = {
      orderNo: 'SO-1',
      ...made,
      amountFen: 100_00,
      claimedBy: 'u-a',
      claimedAt: NOW,
      round: 1,
      proposals: 0,
      records: 0,
      holds: [],
    };
    const event = { type: 'RedemptionClaimed', data: { orderId: id }, article: '6-4c', to: status } as const;
    await world.commitPlan({ changes: [change(redemption, { newId: id }, { events: [event], body })] });
    expect(await exit(made)).toMatchObject(open(kind, [`REDEMPTION#${id}`]));
    const found = await get(world.tables, redemption, id);
    await world.commitPlan({
      changes: [change(redemption, found, { events: [{ ...event, to: 'PAID' }], body })],
    });
    expect(await exit(made)).toMatchObject({ status: 200 });
  });

  it('not with money to repay; before it is told of that, it is not named', async () => {
    const made = await world.imported();
    const id = newId();
    const step = { by: 'u-sun', at: NOW, reason: '虚构合同' };
    const body = {
      sourceRef: 'REDEMPTION#R1',
      ...made,
      paidFen: 100_00,
      paidOn: '2026-04-01',
      amountFen: 100_00,
      basis: 'VIOLATION#V1',
      source: 'DAILY_MANAGEMENT' as const,
      proposed: step,
      repayments: [],
      records: 0,
      writeOffs: 0,
    };
    const event = { type: 'RecoveryProposed', data: {}, article: '14-2b', to: 'PROPOSED' } as const;
    await world.commitPlan({ changes: [change(fundRecovery, { newId: id }, { events: [event], body })] });
    expect(await exit(made)).toMatchObject(open('PROCEEDING', []));
    const moveTo = async (to: string) => {
      const found = await get(world.tables, fundRecovery, id);
      const moved = { events: [{ ...event, to }], body: { ...body, noticed: step } };
      await world.commitPlan({ changes: [change(fundRecovery, found, moved)] });
    };
    for (const status of ['PRIOR_NOTICE', 'ORDERED', 'PARTLY_REPAID', 'OVERDUE', 'REFERRED']) {
      await moveTo(status);
      expect(await exit(made)).toMatchObject(open('RECOVERY', [`FUNDRECOVERY#${id}`]));
    }
    await moveTo('REPAID');
    expect(await exit(made)).toMatchObject({ status: 200 });
  });

  it('not with an order to rectify that was issued; one that is only proposed does not bind it', async () => {
    world.to(NOW);
    const made = await world.imported();
    const proposal = { agencyId: made.agencyId, ground: 'OTHER', source: 'INSPECTION', reason: '缺记录' };
    const { body } = await world.call('proposeRectification', { as: ANNA, body: proposal });
    const params = { rectificationId: body.rectificationId as string };
    const other = await world.imported();
    await world.call('proposeRectification', { as: ANNA, body: { ...proposal, agencyId: other.agencyId } });
    expect(await exit(other)).toMatchObject({ status: 200 });
    const items = [{ key: 'a', zh: '补齐' }];
    await world.call('issueRectification', { as: RUI, params, body: { reason: '缺记录', items } });
    expect(await exit(made)).toMatchObject(
      open('RECTIFICATION', [`RECTIFICATION#${params.rectificationId}`]),
    );
    const report = { items: [{ key: 'a', text: '已补齐' }] };
    await world.call('submitRectification', { as: agencyOf(made.uscc), params, body: report });
    expect(await exit(made)).toMatchObject({ code: 'OPEN_OBLIGATIONS' });
    await world.call('acceptRectification', { as: ANNA, params, body: { reason: '合格' } });
    expect(await exit(made)).toMatchObject({ status: 200 });
  });

  it('not with a request for material that waits for an answer', async () => {
    const made = await world.imported();
    const id = newId();
    const asking = {
      ...made,
      side: 'CENTRE' as const,
      subjectRef: `AGENCY#${made.agencyId}`,
      article: '6-4b' as const,
      purpose: '日常检查',
      items: [{ key: 'a', zh: '合同', required: true }],
    };
    const settings = await world.deps.settings.current(NOW);
    const decided = orThrow(
      decideRequest(id, asking, { ...ANYBODY, roles: ['CENTRE_OFFICER'], ...settings }),
    );
    await world.commitPlan({ changes: [change(cooperation, { newId: id }, decided)] });
    expect(await exit(made)).toMatchObject(open('COOPERATION', [`COOPERATION#${id}`]));
  });

  it('not under an investigation, which it is not told of', async () => {
    const made = await world.imported();
    const id = newId();
    const suspicion = {
      ...made,
      kind: 'FUND_FRAUD',
      subjectRef: `AGENCY#${made.agencyId}`,
      sourceRef: 'COMPLAINT#C1',
      reason: '虚构合同',
    } as const;
    const decided = orThrow(decideSuspectViolation(id, suspicion, { ...ANYBODY, roles: ['CENTRE_OFFICER'] }));
    await world.commitPlan({ changes: [change(violation, { newId: id }, decided)] });
    const answer = await exit(made);
    expect(answer).toMatchObject(open('PROCEEDING', []));
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${id}|VIOLATION|违规`));
  });

  it('not while it is suspended, and not while a removal runs', async () => {
    const suspended = await world.imported();
    await world.standAs(suspended.agencyId, 'SUSPENDED');
    expect(await exit(suspended)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    const made = await world.imported();
    const refusal = { refused: 'DUPLICATE' } as const;
    await world.commitPlan({
      changes: [],
      guards: [{ take: removalOf(made.agencyId), owner: 'R1', refusal }],
    });
    expect(await exit(made)).toMatchObject({ status: 409, code: 'OPEN_OBLIGATIONS' });
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('once: of two at the same time one leaves, and another agency may then take the credit code', async () => {
    const made = await world.imported();
    const answers = await Promise.all([exit(made), exit(made)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await world.commitPlan({ changes: [], guards: [takeLiveAgency(made.uscc, newId())] });
    expect(await findLiveAgency(world.tables, made.uscc)).toBeUndefined();
  });
});

describe('[12-4] an order that is placed while its agency leaves', () => {
  it('is not committed after the exit: it rests on the version of an agency that served', async () => {
    const made = await world.imported();
    const seen = await get(world.tables, agency, made.agencyId);
    await exit(made);
    const checks = [{ kind: agency.kind, id: seen.id, version: seen.version }];
    await expect(world.commitPlan({ changes: [], checks })).rejects.toThrow('reload');
  });

  it('[12-4] that it accepts meanwhile keeps it from leaving, even before the lists have it', async () => {
    const made = await world.imported();
    let accepted = '';
    beforeNextCommit(async () => {
      accepted = await world.ordered(made, 'ACCEPTED');
      const found = await get(world.tables, order, accepted);
      const projections = [acceptedBy(made.agencyId, accepted)];
      const checks = [{ kind: order.kind, id: found.id, version: found.version }];
      await world.commitPlan({ changes: [], checks, projections });
    });
    expect(await exit(made)).toMatchObject(open('ORDER', [`ORDER#${accepted}`]));
    expect(await standing(made)).toBe('ACTIVE');
  });

  it('and before it, unseen, goes back to its buyer; one already accepted ends, at the agency’s charge', async () => {
    const made = await world.imported();
    let placed = '';
    let accepted = '';
    beforeNextCommit(async () => {
      placed = await world.ordered(made, 'PLACED');
      accepted = await world.ordered(made, 'ACCEPTED');
    });
    expect(await exit(made)).toMatchObject({ status: 200 });
    await tell(made);
    expect(await get(world.tables, order, placed)).toMatchObject({ status: 'CANCELLED', deadlines: {} });
    expect(await world.eventOf('ORDER', placed, 'OrderReturned')).toMatchObject({
      data: { cause: 'AGENCY_EXITED' },
    });
    expect(await get(world.tables, order, accepted)).toMatchObject({
      status: 'TERMINATED',
      body: { termination: { cause: 'AGENCY_DEFAULT' } },
    });
  });
});
