import { afterAll, describe, expect, it } from 'vitest';
import { AgencySuspended } from '../../../events/agency-suspended/v1.ts';
import { followObject } from '../../../functions/metrics/follow-object.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { trainingPlace } from '../../../shared/store/aggregates/training.ts';
import { cellKey } from '../../../shared/store/metrics.ts';
import { change } from '../../../shared/store/plan.ts';
import { readProjection } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import { clerk, MONDAY, startWorld } from './world.ts';

const world = await startWorld();
const { call, newAgency } = world;
afterAll(() => world.stop());

const SESSION = {
  kind: 'TRAINING',
  title: '创新券订单规范培训',
  description: '订单与档案材料的要求',
  place: '管理中心三楼会议室',
  startsAt: '2026-03-12T06:00:00.000Z',
  registerBy: '2026-03-11T10:00:00.000Z',
  capacity: 2,
};
const DURING = '2026-03-12T08:00:00.000Z';

async function session(more: object = {}) {
  const { body } = await call('draftTrainingSession', clerk, { at: MONDAY, body: { ...SESSION, ...more } });
  return { params: { sessionId: body.id as string } };
}
const move = (of: { params: Record<string, string> }, step: string, at = MONDAY) =>
  call('moveTrainingSession', clerk, { ...of, at, body: { step } });
async function open(more: object = {}) {
  const drafted = await session(more);
  expect((await move(drafted, 'open')).body.status).toBe('OPEN');
  return drafted;
}

describe('a training session', () => {
  it('[3-2b] is drafted and revised, opened for anybody to see, held once it has begun, and closed', async () => {
    const nowhere = await call('draftTrainingSession', clerk, {
      at: MONDAY,
      body: { ...SESSION, place: undefined },
    });
    expect(nowhere.code).toBe('VALIDATION_FAILED');
    const late = { ...SESSION, registerBy: '2026-03-13T10:00:00.000Z' };
    expect((await call('draftTrainingSession', clerk, { body: late })).code).toBe('VALIDATION_FAILED');
    const drafted = await session();
    const { admin } = await newAgency();
    expect((await call('registerForTraining', admin, drafted)).code).toBe('NOT_FOUND');
    const revised = await call('reviseTrainingSession', clerk, {
      ...drafted,
      body: { ...SESSION, title: '新题目' },
    });
    expect(revised.body).toMatchObject({ title: '新题目', status: 'DRAFT' });
    await move(drafted, 'open');
    const { body: page } = await call('listTrainingSessions');
    expect(page.items).toMatchObject([{ id: drafted.params.sessionId, status: 'OPEN' }]);
    expect(page.items[0]).not.toHaveProperty('invited');
    expect((await call('reviseTrainingSession', clerk, { ...drafted, body: SESSION })).code).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect((await move(drafted, 'hold')).code).toBe('ILLEGAL_TRANSITION');
    expect((await move(drafted, 'close', DURING)).code).toBe('ILLEGAL_TRANSITION');
    expect((await move(drafted, 'hold', DURING)).body.status).toBe('HELD');
    expect((await move(drafted, 'close', DURING)).body.status).toBe('CLOSED');
    expect((await call('registerForTraining', admin, drafted)).code).toBe('ILLEGAL_TRANSITION');
  });

  it('[3-2b] has no place once it is full or registration is over: 409', async () => {
    const opened = await open();
    const [first, second, third] = [await newAgency(), await newAgency(), await newAgency()];
    expect((await call('registerForTraining', first.admin, opened)).status).toBe(201);
    expect((await call('registerForTraining', first.admin, opened)).code).toBe('DUPLICATE');
    expect((await call('registerForTraining', second.admin, opened)).status).toBe(201);
    const full = await call('registerForTraining', third.admin, opened);
    expect([full.status, full.code]).toEqual([409, 'TRAINING_FULL']);
    const params = { placeId: `${opened.params.sessionId}-${first.agencyId}` };
    expect((await call('cancelTrainingPlace', third.admin, { params })).code).toBe('NOT_FOUND');
    expect((await call('cancelTrainingPlace', first.admin, { params })).body.status).toBe('CANCELLED');
    expect((await call('cancelTrainingPlace', first.admin, { params })).code).toBe('ILLEGAL_TRANSITION');
    expect((await call('registerForTraining', first.admin, opened)).body.status).toBe('REGISTERED');
    await call('cancelTrainingPlace', first.admin, { params });
    const late = { ...opened, at: SESSION.registerBy };
    const over = await call('registerForTraining', third.admin, late);
    expect([over.status, over.code]).toEqual([409, 'DEADLINE_PASSED']);
  });

  it('[3-2b] gives the last place to one of those who ask at the same moment', async () => {
    const opened = await open({ capacity: 1 });
    const asking = [await newAgency(), await newAgency(), await newAgency(), await newAgency()];
    const answers = await Promise.all(asking.map(({ admin }) => call('registerForTraining', admin, opened)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'TRAINING_FULL' || code === 'BUSY')).toHaveLength(3);
    const query = { parentId: opened.params.sessionId };
    const places = await call('listRegister', clerk, { params: { register: 'training-places' }, query });
    expect(places.body.items).toHaveLength(1);
  });

  it('[3-2b] is for active agencies', async () => {
    const opened = await open();
    const { agencyId, uscc, admin } = await newAgency();
    const loaded = await get(world.tables, agency, agencyId);
    const suspended = {
      type: AgencySuspended.type,
      data: { agencyId, uscc },
      article: '12-2',
      to: 'SUSPENDED',
    } as const;
    await world.commitPlan({ changes: [change(agency, loaded, { events: [suspended], body: loaded.body })] });
    expect((await call('registerForTraining', admin, opened)).code).toBe('AGENCY_NOT_ACTIVE');
    expect((await call('registerForTraining', clerk, opened)).code).toBe('FORBIDDEN_ROLE');
  });

  it('[3-2b] records who was there, which the metrics of the agency count', async () => {
    const opened = await open();
    const [there, away, stranger] = [await newAgency(), await newAgency(), await newAgency()];
    for (const { admin } of [there, away]) await call('registerForTraining', admin, opened);
    const items = [
      { agencyId: there.agencyId, attended: true },
      { agencyId: away.agencyId, attended: false },
    ];
    const record = (recorded: unknown, at = DURING) =>
      call('recordAttendance', clerk, { ...opened, at, body: { items: recorded } });
    expect((await record(items, MONDAY)).code).toBe('ILLEGAL_TRANSITION');
    await move(opened, 'hold', DURING);
    const unknown = [{ agencyId: stranger.agencyId, attended: true }];
    expect((await record(unknown)).code).toBe('VALIDATION_FAILED');
    expect((await record([items[0], items[0]])).code).toBe('VALIDATION_FAILED');
    const recorded = await record(items);
    expect(recorded.body.items.map(({ status }: { status: string }) => status)).toEqual([
      'ATTENDED',
      'ABSENT',
    ]);
    const placeId = `${opened.params.sessionId}-${there.agencyId}`;
    expect((await record(items)).status).toBe(200);
    expect((await get(world.tables, trainingPlace, placeId)).version).toBe(2);
    const attended = async () => {
      const context = {
        actor: { id: 'SYSTEM', role: 'SYSTEM' },
        now: DURING,
        policyVersion: 'default',
        requestId: 'r',
        cause: 'test',
      };
      await followObject(world.tables, { kind: 'TRAININGPLACE', id: placeId }, context);
      return (await readProjection(world.tables, cellKey(there.agencyId, '2026#*')))?.item['attended'];
    };
    expect(await attended()).toBe(1);
    await record([{ agencyId: there.agencyId, attended: false }]);
    expect(await attended()).toBe(0);
    const own = await call('listRegister', there.admin, { params: { register: 'training-places' } });
    expect(own.body.items).toMatchObject([{ status: 'ABSENT', title: SESSION.title }]);
    await move(opened, 'close', DURING);
    expect((await record(items)).code).toBe('ILLEGAL_TRANSITION');
  });
});
