import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commitmentOf } from '../../../shared/domain/sampling/draw.ts';
import { seedRefOf } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { get } from '../../../shared/store/read.ts';
import { LI, startWorld, type World, WU, ZHENG } from './world.ts';

const params = { cycleId: '2027' };
const scheme = { schemeId: 'scheme-1' };
const decision = { number: '沪科〔2027〕9号', reason: '方案重大调整' };
const CONFIRM = { decision: 'CONFIRM', reason: '同意' };

describe('the season', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('[7-1a] is not opened by the centre alone', async () => {
    const { status, code } = await world.call('createCycle', { as: LI, body: { year: 2027 } });
    expect({ status, code }).toEqual({ status: 403, code: 'COMMISSION_DECISION_REQUIRED' });
  });

  it('[7-1b][9-1a] is opened once by the cron, with the draft of its scheme and a task for the Commission', async () => {
    await world.open();
    await world.open();
    const { body } = await world.call('readCycle', { as: LI, params });
    expect(body).toMatchObject({
      status: 'DRAFT',
      version: 1,
      periodFrom: '2026-01-01',
      periodTo: '2026-12-31',
      schemeId: 'scheme-1',
    });
    expect(await world.tasksOf('CYCLE#2027')).toEqual(['COMMISSION_OFFICER PREPARE_EVALUATION OPEN']);
    expect((await world.call('readScheme', { as: LI, params: scheme })).body).toMatchObject({
      status: 'DRAFT',
      scheme: { version: 1, effectiveCycle: '2027' },
    });
  });

  it('[9-1a] reminds on the days of the policy alone, once a day, while no notice is out', async () => {
    await world.watch();
    world.to('2027-01-05T01:10:00.000Z');
    await world.watch();
    await world.watch();
    world.to('2027-01-06T01:10:00.000Z');
    await world.watch();
    const reminders = await world.eventsOf('CYCLE', '2027', 'EvaluationNoticeDue');
    expect(reminders.map(({ data }) => data)).toEqual([{ cycleId: '2027', year: 2027, dueOn: '2027-03-31' }]);
  });

  it('[7-1b] refuses a second one in the year, even by a decision while the first is prepared', async () => {
    const again = await world.call('createCycle', { as: WU, body: { year: 2027 } });
    expect(again).toMatchObject({ status: 409, code: 'DUPLICATE_CYCLE' });
    const beside = await world.call('createCycle', { as: WU, body: { year: 2027, decision } });
    expect(beside).toMatchObject({ status: 409, code: 'DUPLICATE_CYCLE', body: { cycleId: '2027' } });
  });

  it.each([2026, 2029, 2030, 2031, 2099])('[7-1b] is not organised for %i', async (year) => {
    const refused = await world.call('createCycle', { as: WU, body: { year } });
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ field: 'body.year' }] } });
  });

  it('[8-2] changes a draft, and refuses a change that changes nothing', async () => {
    const body = { minOrdersForTopGrades: 5 };
    const revised = await world.call('reviseScheme', { as: LI, params: scheme, body });
    expect(revised).toMatchObject({ status: 200, body: { scheme: { minOrdersForTopGrades: 5 } } });
    expect(await world.call('reviseScheme', { as: LI, params: scheme, body })).toMatchObject({
      status: 422,
      code: 'NO_EFFECTIVE_CHANGE',
    });
  });

  it('[8-1][10-1b] takes no number, text or list that the arithmetic or the store cannot hold', async () => {
    const { body } = await world.call('readScheme', { as: LI, params: scheme });
    const { indicators, floors, gradeRatios } = body.scheme;
    const team = indicators.find(({ id }: { id: string }) => id === 'CAP_TEAM');
    const withTeam = (more: object) => ({
      indicators: indicators.map((each: object) => (each === team ? { ...team, ...more } : each)),
    });
    const cap = (full: number) => withTeam({ scoring: { kind: 'CAP', full } });
    for (const refused of [
      ...[1e125, 1e-308, 5e-324, 1e200, 1e-7, 0, -1].map(cap),
      withTeam({ scoring: { kind: 'LINEAR', zero: -1e200, full: 1 } }),
      withTeam({ scoring: { kind: 'LOG_P90', minP90: 1e200 } }),
      withTeam({ scoring: { kind: 'BAYES', prior: 1e-320, low: 1, high: 5 } }),
      withTeam({ scoring: { kind: 'STEP', steps: { CLEAR: 1e-320 } } }),
      withTeam({ nameZh: '名'.repeat(61) }),
      withTeam({ nameZh: '名'.repeat(140_000) }),
      { indicators: Array.from({ length: 1000 }, () => team) },
      { floors: { ...floors, QUALIFIED: 1e-320 } },
      { minUsers: 1e15 },
      { gradeRatios: Array.from({ length: 200 }, () => gradeRatios[0]) },
      { categories: Array.from({ length: 200 }, (_, i) => `C${i}`) },
      { sample: { min: 1, max: 5, fraction: 1e-320 } },
    ])
      expect(await world.call('reviseScheme', { as: LI, params: scheme, body: refused })).toMatchObject({
        status: 422,
        code: 'VALIDATION_FAILED',
      });
    const most = { ...cap(1_000_000), floors: { ...floors, QUALIFIED: 40.25 } };
    expect((await world.call('reviseScheme', { as: LI, params: scheme, body: most })).status).toBe(200);
    await world.call('reviseScheme', { as: LI, params: scheme, body: { indicators, floors } });
  });

  it('[8-1] refuses to approve a scheme whose weights do not sum to 100', async () => {
    const read = await world.call('readScheme', { as: LI, params: scheme });
    const { indicators } = read.body.scheme;
    const less = indicators.slice(1);
    await world.call('reviseScheme', { as: LI, params: scheme, body: { indicators: less } });
    const refused = await world.call('approveScheme', { as: WU, params: scheme });
    expect(refused.status).toBe(422);
    await world.call('reviseScheme', { as: LI, params: scheme, body: { indicators } });
  });

  it('[7-1a] is locked by two members of the Commission, to an approved scheme alone', async () => {
    const early = await world.call('proposeLock', { as: WU, params, body: {} });
    expect(early).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    const byCentre = await world.call('approveScheme', { as: LI, params: scheme });
    expect(byCentre).toMatchObject({ status: 403, code: 'FORBIDDEN_ROLE' });
    expect(await world.call('approveScheme', { as: WU, params: scheme })).toMatchObject({ status: 200 });
    expect(await world.call('proposeLock', { as: WU, params, body: {} })).toMatchObject({ status: 200 });
    const body = { decision: 'CONFIRM', reason: '同意' };
    const alone = await world.call('decideOnLock', { as: WU, params, body });
    expect(alone).toMatchObject({ status: 403, code: 'FOUR_EYES' });
    const locked = await world.call('decideOnLock', { as: ZHENG, params, body });
    expect(locked).toMatchObject({ status: 200, body: { status: 'SCHEME_LOCKED' } });
    expect(await world.tasksOf('CYCLE#2027')).toEqual([]);
  });

  it('[9-3b] commits to a seed that nobody sees before the draw', async () => {
    const { body } = await get(world.tables, evaluationCycle, '2027');
    const { seed } = await world.sealed.open(seedRefOf('2027'), z.object({ seed: z.string() }));
    expect(body.seedHash).toBe(commitmentOf(seed));
    expect(JSON.stringify(body)).not.toContain(seed);
    expect(seed).toHaveLength(64);
  });

  it('[8-2] refuses every change of a locked scheme, and [8-3] copies it to a new version', async () => {
    for (const [operation, body] of [
      ['reviseScheme', { minUsers: 9 }],
      ['approveScheme', undefined],
      ['reopenScheme', { reason: '再议' }],
    ] as const)
      expect(await world.call(operation, { as: WU, params: scheme, body })).toMatchObject({
        status: 409,
        code: 'SCHEME_LOCKED',
      });
    const body = { effectiveCycle: '2028' };
    const copy = await world.call('copyScheme', { as: LI, params: scheme, body });
    expect(copy).toMatchObject({
      status: 201,
      body: { status: 'DRAFT', copyOf: 'scheme-1', scheme: { version: 2, effectiveCycle: '2028' } },
    });
  });

  it('[7-1b] skips a year by a decision of two members of the Commission', async () => {
    const body = { number: '沪科〔2027〕10号', reason: '本年度暂不组织' };
    expect(await world.call('proposeCancel', { as: WU, params, body })).toMatchObject({ status: 200 });
    expect(await world.call('decideOnCancel', { as: WU, params, body: CONFIRM })).toMatchObject({
      code: 'FOUR_EYES',
    });
    const cancelled = await world.call('decideOnCancel', { as: ZHENG, params, body: CONFIRM });
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'CANCELLED' } });
  });

  it('[7-1b] is held again after that by a recorded decision alone, and reminded of like the first', async () => {
    expect(await world.call('createCycle', { as: WU, body: { year: 2027 } })).toMatchObject({
      status: 409,
      code: 'DUPLICATE_CYCLE',
    });
    const second = await world.call('createCycle', { as: WU, body: { year: 2027, decision } });
    expect(second).toMatchObject({ status: 201, body: { cycleId: '2027-2', schemeId: 'scheme-3' } });
    world.to('2027-02-15T01:10:00.000Z');
    await world.watch();
    expect((await world.eventsOf('CYCLE', '2027-2', 'EvaluationNoticeDue')).at(-1)?.at).toBe(
      '2027-02-15T01:10:00.000Z',
    );
  });
});

describe('a year without an official holiday table', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it('[8-1] locks nothing', async () => {
    world.provisional();
    await world.open();
    await world.call('approveScheme', { as: WU, params: scheme });
    const refused = await world.call('proposeLock', { as: WU, params, body: {} });
    expect(refused).toMatchObject({ status: 409, code: 'CALENDAR_NOT_OFFICIAL' });
  });
});
