import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { get } from '../../../shared/store/read.ts';
import { agencyOf, LI, type Placed, startWorld, type World, WU, ZHENG } from './world.ts';

const params = { cycleId: '2027' };
const confirmed = { as: ZHENG, params, body: { decision: 'CONFIRM', reason: '同意' } };
const cancel = { as: WU, params, body: { number: '沪科〔2027〕10号', reason: '停办' } };

let world: World;
let told: Placed;
beforeAll(async () => {
  world = await startWorld();
  told = await world.imported('2024-01-05', { INSPECTION_TESTING: [{ from: '2025-01-01' }] });
  await world.open();
  await world.call('approveScheme', { as: WU, params: { schemeId: 'scheme-1' } });
  await world.call('proposeLock', { as: WU, params, body: {} });
});
afterAll(() => world.stop());

describe('a cycle that is called off', () => {
  it('[7-1b][9-1c][9-1d] has nobody called about it, and takes no correction', async () => {
    await world.call('decideOnLock', confirmed);
    world.to('2027-03-01T02:00:00.000Z');
    await world.call('runScope', { as: LI, params, body: { noticeOn: '2027-03-01' } });
    await world.relay('2027', 'EvaluationScopeRunStarted');
    const { listHash } = (await world.call('readCycle', { as: LI, params })).body.scope;
    await world.call('approveNotice', { as: WU, params, body: { listHash } });
    await world.call('publishNotice', { as: LI, params, body: { listHash } });
    await world.relay('2027', 'EvaluationNoticePublished');
    await world.call('proposeCancel', cancel);
    expect((await world.call('decideOnCancel', confirmed)).body.status).toBe('CANCELLED');

    const id = coverageId('2027', told.agencyId);
    world.to('2027-03-05T01:00:00.000Z');
    await world.fire('COVERAGE', id, 'COVERAGE_OVERDUE');
    expect(await world.tasksOf(`COVERAGE#${id}`)).toEqual([]);
    expect((await get(world.tables, coverage, id)).deadlines).toEqual({});
    const asked = await world.call('requestScopeCorrection', {
      as: agencyOf(told.uscc),
      params,
      body: { asked: 'EXCLUDE', category: 'INSPECTION_TESTING', reason: '产品已下架' },
    });
    expect(asked).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
  });

  it('[7-1b] leaves no task, whatever was waiting about it', async () => {
    const decision = { number: '沪科〔2027〕9号', reason: '方案重大调整' };
    const second = { cycleId: '2027-2' };
    await world.call('createCycle', { as: WU, body: { year: 2027, decision } });
    await world.call('approveScheme', { as: WU, params: { schemeId: 'scheme-2' } });
    await world.call('proposeLock', { as: WU, params: second, body: {} });
    expect(await world.tasksOf('CYCLE#2027-2')).toEqual(['COMMISSION_OFFICER DECIDE_EVALUATION_LOCK OPEN']);
    await world.call('proposeCancel', { ...cancel, params: second });
    const cancelled = await world.call('decideOnCancel', { ...confirmed, params: second });
    expect(cancelled.body.status).toBe('CANCELLED');
    expect(await world.tasksOf('CYCLE#2027-2')).toEqual([]);
  });
});
