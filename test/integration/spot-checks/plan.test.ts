import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countChecks } from '../../../functions/spot-checks/plans/coverage.ts';
import { verdictOn } from '../../../local/verify/verdict.ts';
import type { DrawBundle } from '../../../shared/domain/sampling/bundle.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { decideRaise } from '../../../shared/domain/risk/risk-flag.ts';
import { change } from '../../../shared/store/plan.ts';
import {
  agencyOf,
  ANNA,
  BO,
  BOTH,
  COMMISSIONER,
  interested,
  NOW,
  RUI,
  startWorld,
  type World,
} from './world.ts';

const QUARTER = '2026Q1';
const planId = QUARTER;
let world: World;
const agencies: { agencyId: string; uscc: string }[] = [];
const orders = new Map<string, string>();
let outside: string;

beforeAll(async () => {
  world = await startWorld();
  for (let i = 0; i < 4; i += 1) agencies.push(await world.imported());
  // Thirty orders of the first agency, one of each other: 5 % of 33 are two, and every agency comes up.
  for (let i = 0; i < 33; i += 1) {
    const whose = agencies[i < 30 ? 0 : i - 29]!;
    const day = String(1 + (i % 28)).padStart(2, '0');
    orders.set(await world.completed(whose, `2026-03-${day}T01:00:00.000Z`), whose.agencyId);
  }
  outside = await world.completed(agencies[0]!, '2026-04-01T01:00:00.000Z');
});
afterAll(() => world.stop());

async function bundle(): Promise<DrawBundle[]> {
  const parts: DrawBundle[] = [];
  let cursor: string | undefined;
  do {
    const query: Record<string, string> = { limit: '1', ...(cursor && { cursor }) };
    const { status, body } = await world.call('readDrawBundle', {
      as: COMMISSIONER,
      params: { planId },
      query,
    });
    expect(status).toBe(200);
    parts.push(body.bundle);
    cursor = body.cursor;
  } while (cursor !== undefined);
  return parts;
}
const verdict = async () =>
  verdictOn((await bundle()).map((part, i) => ({ file: `${i}`, text: JSON.stringify(part) })));
const checks = async () => {
  const { body } = await world.call('listSpotChecks', { as: ANNA, query: { planId, limit: '100' } });
  return body.items as {
    spotCheckId: string;
    orderId: string;
    part: string;
    status: string;
    agencyId: string;
  }[];
};

/** Two persons take a drawn order out. */
async function replace(params: { spotCheckId: string }) {
  await world.call('proposeReplacement', { as: ANNA, params, body: { reason: '该订单已由市科委另行检查' } });
  return world.call('decideReplacement', {
    as: RUI,
    params,
    body: { decision: 'CONFIRM', reason: '情况属实' },
  });
}

let drawnIds: Set<string>;
const finding = (subjectRef: string, severity: 'INFO' | 'HOLD' | 'REVIEW', flagId: string) =>
  decideRaise(flagId, undefined, {
    ...agencies[0]!,
    subjectRef,
    ruleId: 'FR-06',
    ruleVersion: 1,
    article: '13-1',
    severity,
    zh: '价格异常',
    inputs: {},
    evidenceRefs: [],
    raisedAt: NOW,
  })!;

/** The steps of one quarter, in order. */
describe('[3-1c] [SM-14] a quarter of spot checks', () => {
  it('asks the centre to plan on the first working day, once', async () => {
    world.to('2026-04-01T01:00:00.000Z');
    await world.watch();
    world.to(NOW);
    await world.watch();
    expect(await world.tasksOf(`SPOTCHECKPLAN#${QUARTER}`)).toEqual(['CENTRE_OFFICER PLAN_SPOT_CHECKS']);
  });

  it('asks on no rest day, and for no quarter before the regulation was in force', async () => {
    world.to('2026-03-02T01:00:00.000Z');
    await world.watch();
    expect(await world.tasksOf('SPOTCHECKPLAN#2025Q4')).toEqual([]);
    world.to('2027-01-01T01:00:00.000Z');
    await world.watch();
    expect(await world.tasksOf('SPOTCHECKPLAN#2026Q4')).toEqual([]);
    world.to('2027-01-04T01:00:00.000Z');
    await world.watch();
    expect(await world.tasksOf('SPOTCHECKPLAN#2026Q4')).toHaveLength(1);
    world.to(NOW);
  });

  it('is not planned before it is over, nor by another role', async () => {
    const early = await world.call('planSpotChecks', { as: ANNA, body: { quarter: '2026Q2' } });
    expect([early.status, early.code]).toEqual([409, 'QUARTER_NOT_OVER']);
    const other = await world.call('planSpotChecks', { as: RUI, body: { quarter: QUARTER } });
    expect(other.code).toBe('FORBIDDEN_ROLE');
    for (const quarter of ['2026Q5', '0000Q1', '9999Q4', '']) {
      const odd = await world.call('planSpotChecks', { as: ANNA, body: { quarter } });
      expect(odd.code).toBe('VALIDATION_FAILED');
    }
  });

  it('is planned with a sealed seed whose hash is published, once', async () => {
    const { status, body } = await world.call('planSpotChecks', { as: ANNA, body: { quarter: QUARTER } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      planId,
      status: 'PLANNED',
      seedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(body.seed).toBeUndefined();
    const again = await world.call('planSpotChecks', { as: BO, body: { quarter: QUARTER } });
    expect([again.status, again.code]).toEqual([409, 'DUPLICATE']);
    expect(await world.tasksOf(`SPOTCHECKPLAN#${QUARTER}`)).toEqual([]);
  });

  it('is not drawn before its population is frozen', async () => {
    const early = await world.call('drawSpotChecks', { as: BO, params: { planId } });
    expect(early.code).toBe('ILLEGAL_TRANSITION');
  });

  it('freezes the orders completed in it, and no others', async () => {
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckPlanned');
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckPlanned');
    const { body } = await world.call('readSpotCheckPlan', { as: ANNA, params: { planId } });
    expect(body.population).toMatchObject({ size: 33 });
    expect(await world.tasksOf(`SPOTCHECKPLAN#${QUARTER}`)).toEqual(['CENTRE_REVIEWER DRAW_SPOT_CHECKS']);
  });

  it('shows neither seed nor sample before the draw, and lets nobody choose', async () => {
    const early = await world.call('readDrawBundle', { as: COMMISSIONER, params: { planId } });
    expect(early.code).toBe('ILLEGAL_TRANSITION');
    const pick = await world.call('pickSpotCheck', {
      as: ANNA,
      params: { planId },
      body: { orderId: outside, reason: '价格异常' },
    });
    expect(pick.code).toBe('ILLEGAL_TRANSITION');
  });

  it('④ is drawn by another person than who planned it', async () => {
    const own = await world.call('drawSpotChecks', { as: ANNA, params: { planId } });
    expect([own.status, own.code]).toEqual([403, 'FOUR_EYES']);
    const drawn = await world.call('drawSpotChecks', { as: BO, params: { planId } });
    expect(drawn.status).toBe(202);
    const again = await world.call('drawSpotChecks', { as: RUI, params: { planId } });
    expect(again.code).toBe('DUPLICATE');
  });

  it('draws 5 % and one of every agency, opens a check for each, once', async () => {
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckDrawOrdered');
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckDrawOrdered');
    const { body } = await world.call('readSpotCheckPlan', { as: ANNA, params: { planId } });
    expect(body).toMatchObject({
      status: 'SAMPLED',
      seed: expect.any(String),
      sample: { size: 2, perAgency: 1 },
    });
    const opened = await checks();
    expect(opened).toHaveLength(body.sample.drawn);
    expect(new Set(opened.map(({ agencyId }) => agencyId)).size).toBe(4);
    expect(opened.every(({ status, orderId }) => status === 'MATERIALS_DUE' && orders.has(orderId))).toBe(
      true,
    );
    expect(opened.filter(({ part }) => part === 'RANDOM')).toHaveLength(2);
  });

  it('can be drawn again by anybody from its bundle', async () => {
    expect(await verdict()).toMatchObject({ valid: true });
    const parts = await bundle();
    const altered = { ...parts[0]!, population: parts.flatMap(({ population }) => population).slice(1) };
    expect(verdictOn([{ file: 'x', text: JSON.stringify(altered) }]).valid).toBe(false);
  });

  it('SAMPLE_LOCKED: nobody adds to the random part, nor drops from it', async () => {
    const [free] = orders.keys();
    const added = await world.call('pickSpotCheck', {
      as: ANNA,
      params: { planId },
      body: { orderId: free, part: 'RANDOM', reason: '想查这一笔' },
    });
    expect([added.status, added.code]).toEqual([409, 'SAMPLE_LOCKED']);
    const [drawn] = await checks();
    const dropped = await world.call('withdrawSpotCheck', {
      as: ANNA,
      params: { spotCheckId: drawn!.spotCheckId },
      body: { reason: '不想查' },
    });
    expect([dropped.status, dropped.code]).toEqual([409, 'SAMPLE_LOCKED']);
    const request = await world.call('withdrawCooperation', {
      as: ANNA,
      params: { cooperationId: drawn!.spotCheckId },
      body: { reason: '不想查' },
    });
    expect(request.code).toBe('SAMPLE_LOCKED');
  });

  it('takes orders of the risk-weighted part with a reason, and an open flag on them', async () => {
    const pick = (body: Record<string, unknown>, as = ANNA) =>
      world.call('pickSpotCheck', { as, params: { planId }, body });
    expect((await pick({ orderId: outside })).code).toBe('VALIDATION_FAILED');
    expect((await pick({ orderId: 'nowhere', reason: '价格异常' })).code).toBe('VALIDATION_FAILED');
    const flagged = { orderId: outside, reason: '价格异常', flagId: 'F1' };
    expect((await pick(flagged)).code).toBe('VALIDATION_FAILED');
    const { uscc } = agencies[0]!;
    expect((await pick(flagged, interested(uscc))).code).toBe('CONFLICT_OF_INTEREST');
    const raised = finding(`ORDER#${outside}`, 'REVIEW', 'F1');
    await world.commitPlan({ changes: [change(riskFlag, { newId: 'F1' }, raised)] });
    drawnIds = new Set((await checks()).map(({ orderId }) => orderId));
    const taken = await pick(flagged);
    expect(taken.body).toMatchObject({ part: 'RISK', status: 'MATERIALS_DUE', pick: { flagId: 'F1' } });
    expect((await pick(flagged)).code).toBe('DUPLICATE');
    const given = await world.call('withdrawSpotCheck', {
      as: ANNA,
      params: { spotCheckId: taken.body.spotCheckId },
      body: { reason: '标记已排除' },
    });
    expect(given.body.status).toBe('WITHDRAWN');
  });

  it('takes the orders with the gravest open flags of the quarter, once, with the reason', async () => {
    const free = [...orders.keys()].filter((id) => !drawnIds.has(id));
    const severities = ['INFO', 'HOLD', 'REVIEW'] as const;
    for (const [i, severity] of severities.entries())
      await world.commitPlan({
        changes: [change(riskFlag, { newId: `G${i}` }, finding(`ORDER#${free[i]}`, severity, `G${i}`))],
      });
    const params = { planId };
    const without = await world.call('pickByFlags', { as: ANNA, params, body: { count: 2 } });
    expect(without.code).toBe('VALIDATION_FAILED');
    const body = { count: 2, reason: '风险专项' };
    expect((await world.call('pickByFlags', { as: ANNA, params, body })).status).toBe(202);
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckRiskPartOrdered');
    await world.relay('SPOTCHECKPLAN', planId, 'SpotCheckRiskPartOrdered');
    const taken = (await checks()).filter(
      ({ part, status }) => part === 'RISK' && status === 'MATERIALS_DUE',
    );
    expect(taken.map(({ orderId }) => orderId).toSorted()).toEqual([free[1], free[2]].toSorted());
    expect(taken[0]).toMatchObject({ pick: { reason: expect.stringContaining('风险专项') } });
    // The draw passes over them from now on: given up, they would escape any check.
    const dodged = await world.call('withdrawSpotCheck', {
      as: ANNA,
      params: { spotCheckId: taken[0]!.spotCheckId },
      body: { reason: '标记已排除' },
    });
    expect([dodged.status, dodged.code]).toEqual([409, 'SAMPLE_LOCKED']);
  });

  it('replaces an order that cannot be checked by the next of the list, for a reason, and the draw still agrees', async () => {
    const drawn = (await checks()).find(({ part }) => part === 'RANDOM');
    const params = { spotCheckId: drawn!.spotCheckId };
    expect((await world.call('proposeReplacement', { as: ANNA, params, body: {} })).code).toBe(
      'VALIDATION_FAILED',
    );
    const named = { reason: '该订单已由市科委另行检查', orderId: [...orders.keys()][0] };
    expect((await world.call('proposeReplacement', { as: ANNA, params, body: named })).code).toBe(
      'VALIDATION_FAILED',
    );
    const replaced = await replace(params);
    expect(replaced.body.status).toBe('REPLACED');
    await world.relay('SPOTCHECK', drawn!.spotCheckId, 'SpotCheckReplaced');
    await world.relay('SPOTCHECK', drawn!.spotCheckId, 'SpotCheckReplaced');
    const { body } = await world.call('readSpotCheckPlan', { as: ANNA, params: { planId } });
    expect(body.replacements).toMatchObject([{ replaced: drawn!.orderId, by: expect.any(String) }]);
    const replacements = (await checks()).filter(({ part }) => part === 'REPLACEMENT');
    expect(replacements.map(({ orderId }) => orderId)).toEqual([body.replacements[0].by]);
    expect(await verdict()).toMatchObject({ valid: true });
    const asked = await world.call('readCooperation', {
      as: ANNA,
      params: { cooperationId: drawn!.spotCheckId },
    });
    expect(asked.body.status).toBe('WITHDRAWN');
  });

  it('passes over an order that an officer had chosen anyway, and says so', async () => {
    const seen = new Set((await checks()).map(({ orderId }) => orderId));
    for (const orderId of [...orders.keys()].filter((id) => !seen.has(id)).slice(0, 26))
      await world.call('pickSpotCheck', {
        as: ANNA,
        params: { planId },
        body: { orderId, reason: '专项抽查' },
      });
    const drawn = (await checks()).find(({ part }) => part === 'REPLACEMENT')!;
    const params = { spotCheckId: drawn.spotCheckId };
    await replace(params);
    await world.relay('SPOTCHECK', drawn.spotCheckId, 'SpotCheckReplaced');
    const { body } = await world.call('readSpotCheckPlan', { as: ANNA, params: { planId } });
    expect(body.replacements[1].skipped.length).toBeGreaterThan(0);
    expect(await verdict()).toMatchObject({ valid: true });
  });

  it('is the centre’s own: an agency sees its checks and not how they were drawn', async () => {
    const { uscc, agencyId } = agencies[1]!;
    const own = await world.call('listSpotChecks', { as: agencyOf(uscc) });
    expect(own.body.items).toHaveLength(1);
    expect(own.body.items[0]).toMatchObject({ agencyId });
    expect(own.body.items[0].part).toBeUndefined();
    const foreign = await world.call('readSpotCheck', {
      as: agencyOf(agencies[2]!.uscc),
      params: { spotCheckId: own.body.items[0].spotCheckId },
    });
    expect([foreign.status, foreign.code]).toEqual([404, 'NOT_FOUND']);
    expect((await world.call('readSpotCheckPlan', { as: agencyOf(uscc), params: { planId } })).code).toBe(
      'FORBIDDEN_ROLE',
    );
  });

  it('counts the checks of the year: an agency that had one is not drawn for its own sake again', async () => {
    const { agencyId, uscc } = agencies[1]!;
    for (const [who, day] of [
      [{ agencyId, uscc }, '10'],
      [agencies[0]!, '11'],
    ] as const)
      await world.completed(who, `2026-05-${day}T01:00:00.000Z`);
    world.to('2026-07-01T01:00:00.000Z');
    const plan = { planId: '2026Q2' };
    expect((await world.call('planSpotChecks', { as: BOTH, body: { quarter: '2026Q2' } })).status).toBe(201);
    await world.relay('SPOTCHECKPLAN', '2026Q2', 'SpotCheckPlanned');
    await world.call('drawSpotChecks', { as: RUI, params: plan });
    await world.relay('SPOTCHECKPLAN', '2026Q2', 'SpotCheckDrawOrdered');
    const { body } = await world.call('readDrawBundle', { as: COMMISSIONER, params: plan });
    expect(body.bundle).toMatchObject({ size: 1, atLeast: {} });
    world.to(NOW);
  });

  it('SAMPLE_LOCKED: a drawn order whose check is yet to be opened is nobody’s to pick', async () => {
    const planned = '2026Q2';
    const [drawn] = orders.keys();
    const put = { pk: `PROJ#SPOTCHECK_SAMPLE#${planned}`, sk: 'PAGE#000002' };
    const item = { entries: [[drawn, 'RANDOM']] };
    await world.commitPlan({ changes: [], projections: [{ put, item, rev: undefined }] });
    const body = { orderId: drawn, reason: '专项抽查' };
    const pick = await world.call('pickSpotCheck', { as: ANNA, params: { planId: planned }, body });
    expect([pick.status, pick.code]).toEqual([409, 'DUPLICATE']);
  });

  it('freezes every order once, though the list moves between two deliveries of a page', async () => {
    const planned = '2026Q4';
    const days = Array.from({ length: 201 }, (_, i) => new Date(Date.UTC(2026, 10, 1, i)).toISOString());
    for (const at of days) await world.completed(agencies[0]!, at);
    world.to('2027-01-09T01:00:00.000Z');
    await world.call('planSpotChecks', { as: ANNA, body: { quarter: planned } });
    await world.react({ step: 'FREEZE', planId: planned, page: 1 });
    await world.completed(agencies[0]!, '2026-10-08T01:00:00.000Z');
    await world.relay('SPOTCHECKPLAN', planned, 'SpotCheckPlanned');
    const { body } = await world.call('readSpotCheckPlan', { as: ANNA, params: { planId: planned } });
    expect(body.population).toMatchObject({ size: 201 });
    world.to(NOW);
  });

  it('covers what lacked when the population was frozen, whenever it is drawn', async () => {
    const planned = '2027Q1';
    const { agencyId } = agencies[1]!;
    const orderId = await world.completed(agencies[1]!, '2027-02-10T01:00:00.000Z');
    world.to('2027-04-09T01:00:00.000Z');
    await world.call('planSpotChecks', { as: ANNA, body: { quarter: planned } });
    await world.relay('SPOTCHECKPLAN', planned, 'SpotCheckPlanned');
    await world.commitPlan({ changes: [], projections: countChecks(planned, [agencyId], 1) });
    const params = { planId: planned };
    await world.call('drawSpotChecks', { as: BO, params });
    await world.relay('SPOTCHECKPLAN', planned, 'SpotCheckDrawOrdered');
    const { body } = await world.call('readDrawBundle', { as: COMMISSIONER, params });
    expect(body.bundle).toMatchObject({ atLeast: { [agencyId]: 1 }, result: { drawn: [orderId] } });
    expect(verdictOn([{ file: 'x', text: JSON.stringify(body.bundle) }])).toMatchObject({ valid: true });
    const later = { ...body.bundle, atLeast: {} };
    expect(verdictOn([{ file: 'x', text: JSON.stringify(later) }]).valid).toBe(false);
    world.to(NOW);
  });

  it('draws from nothing but the population whose hash was published', async () => {
    const planned = '2026Q3';
    await world.completed(agencies[0]!, '2026-08-10T01:00:00.000Z');
    world.to('2026-10-09T01:00:00.000Z');
    await world.call('planSpotChecks', { as: ANNA, body: { quarter: planned } });
    await world.relay('SPOTCHECKPLAN', planned, 'SpotCheckPlanned');
    const put = { pk: `PROJ#SPOTCHECK_POPULATION#${planned}`, sk: 'PAGE#000002' };
    const item = { entries: [[outside, agencies[0]!.agencyId]] };
    await world.commitPlan({ changes: [], projections: [{ put, item, rev: undefined }] });
    await world.call('drawSpotChecks', { as: BO, params: { planId: planned } });
    await expect(world.relay('SPOTCHECKPLAN', planned, 'SpotCheckDrawOrdered')).rejects.toThrow('as frozen');
    world.to(NOW);
  });
});
