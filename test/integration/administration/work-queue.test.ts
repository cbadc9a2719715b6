import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadlineHandlers } from '../../../functions/administration/deadlines.ts';
import { registerOfficer } from '../../../functions/administration/officers/register-officer.ts';
import { routes } from '../../../functions/administration/routes.ts';
import { moveTasks } from '../../../functions/administration/tasks/bulk-tasks.ts';
import { assignTask, listTasks } from '../../../functions/administration/tasks/tasks.ts';
import { fireDeadline } from '../../../functions/timers/fire-deadline.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import { ESCALATE } from '../../../shared/domain/task/escalate.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { get, history } from '../../../shared/store/read.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import { testContext } from '../../support/counter.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { USCC } from '../../support/uscc-fixtures.ts';
import { administrationDeps, type Driver, driver, NOW, officer, refusedAs } from './support.ts';

const admin = officer('admin-1', ['CENTRE_ADMIN']);
const zhang = officer('zhang', ['CENTRE_OFFICER']);
const li = officer('li', ['CENTRE_OFFICER']);
const reviewer = officer('reviewer', ['CENTRE_REVIEWER']);

let dynamo: Dynamo;
let run: Driver;
beforeAll(async () => {
  dynamo = await startDynamo();
  run = driver(administrationDeps(dynamo.tables));
  for (const [subject, roles, conflicts] of [
    ['li', ['CENTRE_OFFICER'], []],
    ['related', ['CENTRE_OFFICER'], [USCC.company]],
  ] as const) {
    await run.command(routes.registerOfficer, registerOfficer, {
      as: admin,
      body: { subject, displayName: subject, roles: [...roles], conflicts: [...conflicts] },
    });
  }
});
afterAll(() => dynamo.stop());

const DUE = '2026-03-03T16:00:00.000Z';
let cases = 0;
async function waiting(queue: OfficerRole = 'CENTRE_OFFICER', dueAt = DUE): Promise<string> {
  const subjectRef = `CASE#Q${(cases += 1)}`;
  const about = { queue, kind: 'RESOLVE_UNKNOWN_CHECK', subjectRef, uscc: USCC.company, dueAt } as const;
  const id = taskId(subjectRef, about.kind, 1);
  await commit(() => openTask(dynamo.tables, id, about, { now: NOW, article: '5-2c' }));
  return id;
}

const commit = (decide: () => ReturnType<typeof openTask>) =>
  executeCommand(
    dynamo.tables,
    async () => ({
      changes: [await decide()].filter((each) => each !== undefined),
      response: { status: 200 },
    }),
    testContext,
  );

const move = (as: Principal, body: object) =>
  run.command(routes.moveTasks, moveTasks, { as, body: { dryRun: false, ...body } });
const at = async (id: string) => get(dynamo.tables, task, id);
const queueOf = async (as: Principal, query: object, now = NOW) => {
  const { body } = await run.query(routes.listTasks, listTasks, {
    as,
    query: { limit: '100', ...query },
    now,
  });
  return (body.items as { taskId: string }[]).map((item) => item.taskId);
};

describe('[3-2] work that sits too long', () => {
  const fire = (id: string, now: string) =>
    fireDeadline(
      { aggregate: { kind: 'TASK', id }, deadline: ESCALATE, dueAt: DUE },
      now,
      deadlineHandlers,
      administrationDeps(dynamo.tables),
    );

  it('is told to the administrator once it is due, once, and stays where it is', async () => {
    const id = await waiting();
    await fire(id, '2026-03-03T15:59:59.999Z');
    expect((await at(id)).body.escalatedAt).toBeUndefined();
    await fire(id, DUE);
    await fire(id, '2026-03-05T00:00:00.000Z');
    const { items } = await history(dynamo.tables, 'TASK', id, { limit: 10 });
    expect(items.map(({ type }) => type)).toEqual(['TaskOpened', 'TaskEscalated']);
    expect(items.at(-1)).toMatchObject({ article: '3-2', data: { escalatedTo: 'CENTRE_ADMIN' } });
    expect(await at(id)).toMatchObject({ status: 'OPEN', body: { escalatedAt: DUE }, deadlines: {} });
  });

  it("goes above the administrator where it is the administrator's own", async () => {
    const id = await waiting('CENTRE_ADMIN');
    await fire(id, DUE);
    const { items } = await history(dynamo.tables, 'TASK', id, { limit: 10 });
    expect(items.at(-1)).toMatchObject({ data: { escalatedTo: 'COMMISSION_OFFICER' } });
  });

  it('is not escalated once it is done', async () => {
    const id = await waiting();
    await commit(() => closeTask(dynamo.tables, id, { now: NOW, actor: testContext.actor, article: '5-2c' }));
    expect((await at(id)).deadlines).toEqual({});
    await fire(id, DUE);
    expect((await at(id)).body.escalatedAt).toBeUndefined();
  });

  it('opened after its date is escalated at once', async () => {
    const id = await waiting('CENTRE_OFFICER', '2026-02-27T16:00:00.000Z');
    expect((await at(id)).deadlines[ESCALATE]?.dueAt).toBe(NOW);
  });

  it('is listed by itself, to its own role and to the administrator, to nobody else', async () => {
    const early = await waiting('CENTRE_REVIEWER', '2026-03-02T16:00:00.000Z');
    const late = await waiting('CENTRE_REVIEWER', '2026-03-20T16:00:00.000Z');
    const shown = await queueOf(reviewer, { overdue: 'true' }, '2026-03-04T01:00:00.000Z');
    expect(shown).toContain(early);
    expect(shown).not.toContain(late);
    expect(await queueOf(admin, { queue: 'CENTRE_REVIEWER' })).toEqual(expect.arrayContaining([early, late]));
    await expect(queueOf(zhang, { queue: 'CENTRE_REVIEWER' })).rejects.toMatchObject(
      refusedAs('FORBIDDEN_ROLE'),
    );
  });

  it('is assigned by the administrator to somebody who may do it, whoever holds it', async () => {
    const id = await waiting();
    await move(zhang, { action: 'claim', taskIds: [id] });
    const assign = (as: Principal, to: string) =>
      run.command(routes.assignTask, assignTask, {
        as,
        params: { taskId: id },
        body: { to, reason: '病假' },
      });
    await expect(assign(admin, 'nobody')).rejects.toMatchObject(refusedAs('VALIDATION_FAILED'));
    await expect(assign(admin, officer('related', []).id)).rejects.toMatchObject(
      refusedAs('VALIDATION_FAILED'),
    );
    await expect(assign(zhang, li.id)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
    expect((await assign(admin, li.id)).body).toMatchObject({ status: 'CLAIMED', claimedBy: li.id });
    const { items } = await history(dynamo.tables, 'TASK', id, { limit: 10 });
    expect(items.at(-1)).toMatchObject({ type: 'TaskHandedOver', reason: '病假', record: { to: li.id } });
  });
});

describe('[3-2] many tasks at once', () => {
  it('are only talked about in a dry run', async () => {
    const [free, foreign] = [await waiting(), await waiting('CENTRE_DISCIPLINE')];
    const { body } = await move(zhang, { action: 'claim', taskIds: [free, foreign, 'none'], dryRun: true });
    expect(body).toMatchObject({
      dryRun: true,
      moved: 0,
      results: [
        { taskId: free, ok: true, task: { status: 'CLAIMED', claimedBy: zhang.id } },
        { taskId: foreign, ok: false, code: 'NOT_FOUND' },
        { taskId: 'none', ok: false, code: 'NOT_FOUND' },
      ],
    });
    expect(await at(free)).toMatchObject({ status: 'OPEN', version: 1 });
  });

  it('are moved all together, a task named twice once', async () => {
    const ids = [await waiting(), await waiting()];
    const { body } = await move(zhang, { action: 'claim', taskIds: [...ids, ids[0]] });
    expect(body).toMatchObject({ dryRun: false, moved: 2 });
    await move(zhang, { action: 'handOver', taskIds: ids, to: li.id, reason: '轮岗' });
    await move(admin, { action: 'assign', taskIds: ids, to: li.id, reason: '轮岗' });
    expect((await move(li, { action: 'release', taskIds: ids })).body).toMatchObject({ moved: 2 });
    expect(await Promise.all(ids.map(async (id) => (await at(id)).status))).toEqual(['OPEN', 'OPEN']);
  });

  it('change nothing when one of them may not be moved, and the answer names it', async () => {
    const [mine, taken] = [await waiting(), await waiting()];
    await move(li, { action: 'claim', taskIds: [taken] });
    await expect(move(zhang, { action: 'claim', taskIds: [mine, taken] })).rejects.toMatchObject({
      refusal: {
        refused: 'VALIDATION_FAILED',
        fields: [{ field: 'body.taskIds', en: expect.stringContaining(taken) }],
      },
    });
    expect((await at(mine)).status).toBe('OPEN');
  });

  it('are completed only where they are reminders', async () => {
    const id = await waiting();
    const completion = { action: 'complete', taskIds: [id], reason: '已办理' };
    await expect(move(zhang, completion)).rejects.toMatchObject(refusedAs('VALIDATION_FAILED'));
  });
});
