import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlers } from '../../../functions/inspections/handlers.ts';
import { routes } from '../../../functions/inspections/routes.ts';
import { handlers as removalHandlers } from '../../../functions/removals/handlers.ts';
import { routes as removalRoutes } from '../../../functions/removals/routes.ts';
import { deadlineHandlers as deadlines } from '../../../functions/spot-checks/deadlines.ts';
import { handlers as spotCheckHandlers } from '../../../functions/spot-checks/handlers.ts';
import { cooperationRoutes } from '../../../functions/spot-checks/routes/cooperation-routes.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { inspection } from '../../../shared/store/aggregates/inspection.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { get } from '../../../shared/store/read.ts';
import {
  agencyOf,
  ANNA,
  concerned,
  NOW,
  QIAN,
  RUI,
  startSupervision,
  SUN,
  WU,
  ZHENG,
} from '../../support/supervision-world.ts';

const start = () =>
  startSupervision({
    routes: { ...routes, ...cooperationRoutes, ...removalRoutes },
    handlers: { ...spotCheckHandlers, ...handlers, ...removalHandlers },
    deadlines,
  });
let world: Awaited<ReturnType<typeof start>>;
beforeAll(async () => {
  world = await start();
});
afterAll(() => world.stop());

const REASON = { reason: '两次书面通知均未提交' };
const items = [{ key: 'LEDGER', zh: '服务台账', required: true }];

const open = (agencyId: string, as: Principal = WU, more = {}) =>
  world.call('openInspection', {
    as,
    body: { agencyId, subject: '创新券服务', basis: '年度监督检查计划', items, ...more },
  });

/** An inspection that was just opened. */
async function opened(as: Principal = WU) {
  world.to(NOW);
  const made = await world.imported();
  const answer = await open(made.agencyId, as);
  expect(answer).toMatchObject({ status: 201, body: { status: 'MATERIALS_DUE' } });
  const inspectionId: string = answer.body.inspectionId;
  const params = { inspectionId };
  return {
    ...made,
    inspectionId,
    params,
    request: { cooperationId: inspectionId },
    ref: `INSPECTION#${inspectionId}`,
  };
}
type Opened = Awaited<ReturnType<typeof opened>>;

const standing = async ({ inspectionId }: Opened) =>
  (await get(world.tables, inspection, inspectionId)).status;

async function submit({ uscc, request }: Opened) {
  const documentIds = [await world.paper(uscc)];
  return world.call('submitCooperation', {
    as: agencyOf(uscc),
    params: request,
    body: { items: [{ key: 'LEDGER', documentIds }] },
  });
}
async function overdue({ inspectionId }: Opened) {
  const { deadlines: clocks } = await get(world.tables, cooperation, inspectionId);
  await world.fire('COOPERATION', inspectionId, 'COOPERATION_DUE', clocks['COOPERATION_DUE']!.dueAt);
}
const SOUND = [{ key: 'LEDGER', result: 'OK' }];
const POOR = [{ key: 'LEDGER', result: 'DEFECT', note: '缺少三笔' }];
const review = ({ params }: Opened, failed = false, as: Principal = WU) =>
  world.call('reviewInspection', {
    as,
    params,
    body: { sheet: failed ? POOR : SOUND, outcome: failed ? 'FAILED' : 'PASSED', summary: '已核对' },
  });
const conclude = ({ params }: Opened, more = {}, as: Principal = ZHENG) =>
  world.call('concludeInspection', { as, params, body: { decision: 'CONCLUDE', reason: '同意', ...more } });

/** Asked twice, in vain, and held to refuse by two persons. */
async function refused() {
  const made = await opened();
  await overdue(made);
  expect(await standing(made)).toBe('OVERDUE');
  const params = made.request;
  await world.call('requestCooperationAgain', { as: WU, params, body: REASON });
  expect(await standing(made)).toBe('SECOND_NOTICE');
  const early = await world.call('proposeRefusal', { as: WU, params, body: REASON });
  expect(early).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  await overdue(made);
  expect((await world.call('proposeRefusal', { as: WU, params, body: REASON })).status).toBe(200);
  const body = { decision: 'CONFIRM', ...REASON };
  const own = await world.call('decideRefusal', { as: WU, params, body });
  expect(own).toMatchObject({ status: 403, code: 'FOUR_EYES' });
  expect((await world.call('decideRefusal', { as: ZHENG, params, body })).status).toBe(200);
  return made;
}

describe('[14-1] an inspection', () => {
  it('is opened by the Commission or Finance, and by nobody else', async () => {
    const { agencyId, uscc } = await world.imported();
    for (const who of [ANNA, RUI]) {
      const answer = await open(agencyId, who);
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
      expect(JSON.stringify(answer.body)).toContain('订单抽查');
    }
    expect(await open(agencyId, agencyOf(uscc))).toMatchObject({ status: 403 });
    expect(await open(agencyId, concerned(WU, uscc))).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    expect(await open(agencyId, WU, { basis: ' ' })).toMatchObject({ status: 422 });
    expect(await open(agencyId, WU, { orderIds: ['nobody'] })).toMatchObject({ status: 422 });
    expect(await open('nobody')).toMatchObject({ status: 404 });
    await world.standAs(agencyId, 'REMOVED');
    expect(await open(agencyId)).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
  });

  it('asks for material in the same commit, and is read by the agency and by officers', async () => {
    const made = await opened(QIAN);
    const request = await get(world.tables, cooperation, made.inspectionId);
    expect(request).toMatchObject({ status: 'OPEN', body: { side: 'FINANCE', subjectRef: made.ref } });
    const as = agencyOf(made.uscc);
    const own = await world.call('readInspection', { as, params: made.params });
    expect(own).toMatchObject({ status: 200, body: { openedBy: 'FINANCE', allowedActions: [] } });
    const other = agencyOf((await world.imported()).uscc);
    expect(await world.call('readInspection', { as: other, params: made.params })).toMatchObject({
      status: 404,
    });
    const listed = await world.call('listInspections', { as, query: {} });
    expect(listed.body.items).toHaveLength(1);
    const due = await world.call('listInspections', { as: ANNA, query: { status: 'MATERIALS_DUE' } });
    expect(due.status).toBe(200);
  });

  it('is about orders of the agency', async () => {
    const made = await world.imported();
    const orderId = await world.ordered(made, 'COMPLETED');
    const answer = await open(made.agencyId, WU, { orderIds: [orderId] });
    expect(answer).toMatchObject({ status: 201, body: { orderIds: [orderId] } });
    expect((await get(world.tables, cooperation, answer.body.inspectionId)).body.orderId).toBe(orderId);
  });

  it('[SM-14] is reviewed once the material is in, and passed by a second person of the same authority', async () => {
    const made = await opened(QIAN);
    expect(await review(made, false, QIAN)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    expect((await submit(made)).status).toBe(200);
    expect(await standing(made)).toBe('SUBMITTED');
    expect(await world.tasksOf(made.ref)).toEqual(['FINANCE_OFFICER REVIEW_INSPECTION']);
    expect(await review(made, false, WU)).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect(await review(made, false, QIAN)).toMatchObject({ status: 200, body: { status: 'REVIEWED' } });
    const hidden = await world.call('readInspection', { as: agencyOf(made.uscc), params: made.params });
    expect(hidden.body).not.toHaveProperty('review');
    expect(await world.tasksOf(made.ref)).toEqual(['FINANCE_OFFICER CONCLUDE_INSPECTION']);
    expect(await conclude(made, {}, QIAN)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    const excess = await conclude(made, { consequence: { kind: 'RECTIFICATION' } }, SUN);
    expect(excess).toMatchObject({ status: 422 });
    expect(await conclude(made, {}, SUN)).toMatchObject({ status: 200, body: { status: 'PASSED' } });
    expect(await world.tasksOf(made.ref)).toEqual([]);
    expect(await conclude(made, {}, SUN)).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });

  it('is given back, and examined again', async () => {
    const made = await opened();
    await submit(made);
    await review(made);
    expect(await conclude(made, { decision: 'RETURN' })).toMatchObject({ body: { status: 'SUBMITTED' } });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_INSPECTION']);
    expect(await review(made)).toMatchObject({ status: 200 });
  });

  it('says what follows when it failed: a proposal to rectify, or a suspected violation', async () => {
    const first = await opened(QIAN);
    await submit(first);
    const contradictory = { sheet: POOR, outcome: 'PASSED', summary: '已核对' };
    const wrong = await world.call('reviewInspection', {
      as: QIAN,
      params: first.params,
      body: contradictory,
    });
    expect(wrong).toMatchObject({ status: 422 });
    await review(first, true, QIAN);
    expect(await conclude(first, {}, SUN)).toMatchObject({ status: 422 });
    const rectify = { consequence: { kind: 'RECTIFICATION' } };
    expect(await conclude(first, rectify, SUN)).toMatchObject({ status: 200, body: { status: 'FAILED' } });
    const id = `INSPECTION-${first.inspectionId}`;
    expect(await get(world.tables, rectification, id)).toMatchObject({
      status: 'PROPOSED',
      body: { evidence: { kind: 'BY_HAND', source: 'INSPECTION', sourceRef: first.ref } },
    });
    expect(await world.tasksOf(`RECTIFICATION#${id}`)).toEqual(['CENTRE_REVIEWER REVIEW_RECTIFICATION']);

    const second = await opened(QIAN);
    await submit(second);
    await review(second, true, QIAN);
    const suspect = { consequence: { kind: 'VIOLATION', violation: 'SUBCONTRACTING' } };
    expect(await conclude(second, suspect, SUN)).toMatchObject({ status: 200 });
    expect(await get(world.tables, violation, `INSPECTION-${second.inspectionId}`)).toMatchObject({
      status: 'SUSPECTED',
      body: { sourceRef: second.ref },
    });
  });

  it('[SM-14] may add a visit, which two persons record', async () => {
    const made = await opened();
    const record = (visitedOn: string, as: Principal = WU) =>
      world.call('recordInspectionVisit', {
        as,
        params: made.params,
        body: { visitedOn, findings: '查看台账' },
      });
    const confirm = (as: Principal) => world.call('confirmInspectionVisit', { as, params: made.params });
    expect(await confirm(ZHENG)).toMatchObject({ status: 404 });
    expect(await record('2026-04-12')).toMatchObject({ status: 422 });
    expect(await record('2026-04-14')).toMatchObject({ status: 422 });
    expect(await record('2026-04-13')).toMatchObject({ status: 200 });
    expect(await record('2026-04-13')).toMatchObject({ status: 409, code: 'DUPLICATE' });
    await submit(made);
    expect(await review(made)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await confirm(WU)).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    expect(await world.tasksOf(made.ref)).toContain('COMMISSION_OFFICER CONFIRM_INSPECTION_VISIT');
    expect(await confirm(ZHENG)).toMatchObject({ status: 200 });
    expect(await world.tasksOf(made.ref)).toEqual(['COMMISSION_OFFICER REVIEW_INSPECTION']);
    expect(await review(made)).toMatchObject({ status: 200 });
  });

  it('takes late material, and ends when its request is taken back', async () => {
    const made = await opened();
    await overdue(made);
    expect((await submit(made)).status).toBe(200);
    expect(await standing(made)).toBe('SUBMITTED');
    const dropped = await opened();
    const answer = await world.call('withdrawCooperation', { as: WU, params: dropped.request, body: REASON });
    expect(answer.status).toBe(200);
    expect(await standing(dropped)).toBe('WITHDRAWN');
  });
});

describe('[12-3e] an inspection that is refused', () => {
  it('is held to be refused after two written requests, by two persons, and is a ground to remove', async () => {
    const made = await refused();
    expect(await standing(made)).toBe('REFUSED');
    const propose = (agencyId: string, ref: string) =>
      world.call('proposeRemoval', {
        as: WU,
        body: { agencyId, ground: { row: '12-3e', ref }, source: 'INSPECTION', reason: '拒不配合监督检查' },
      });
    expect(await propose(made.agencyId, made.ref)).toMatchObject({
      status: 201,
      body: { status: 'PROPOSED' },
    });
    const other = await opened();
    expect(await propose(other.agencyId, other.ref)).toMatchObject({ status: 409, code: 'NO_GROUND' });
    expect(await propose(other.agencyId, made.ref)).toMatchObject({ status: 409, code: 'NO_GROUND' });
  });
});
