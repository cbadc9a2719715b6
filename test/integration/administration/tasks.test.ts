import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyQueue } from '../../../functions/exchange/lists/turns.ts';
import { changeOfficer } from '../../../functions/administration/officers/change-officer.ts';
import { registerOfficer } from '../../../functions/administration/officers/register-officer.ts';
import { routes } from '../../../functions/administration/routes.ts';
import {
  claimTask,
  completeTask,
  handOverTask,
  listTasks,
  releaseTask,
} from '../../../functions/administration/tasks/tasks.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OfficerRole } from '../../../shared/domain/identity/role.ts';
import type { TaskKind } from '../../../shared/domain/task/task.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { history } from '../../../shared/store/read.ts';
import { closeTask, openTask, taskId } from '../../../shared/store/tasks.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { USCC } from '../../support/uscc-fixtures.ts';
import { administrationDeps, type Driver, driver, NOW, officer, refusedAs } from './support.ts';

let dynamo: Dynamo;
let run: Driver;
beforeAll(async () => {
  dynamo = await startDynamo();
  run = driver(administrationDeps(dynamo.tables));
  for (const [subject, roles] of [
    ['li', ['CENTRE_OFFICER']],
    ['reviewer', ['CENTRE_REVIEWER']],
    ['gone', ['CENTRE_OFFICER']],
    ['related', ['CENTRE_OFFICER']],
  ] as const) {
    await run.command(routes.registerOfficer, registerOfficer, {
      as: admin,
      body: {
        subject,
        displayName: subject,
        roles: [...roles],
        conflicts: subject === 'related' ? [USCC.company] : [],
      },
    });
  }
  await run.command(routes.changeOfficer, changeOfficer, {
    as: admin,
    params: { officerId: officer('gone', []).id },
    body: { active: false, reason: '离职' },
  });
});
afterAll(() => dynamo.stop());

const admin = officer('admin-1', ['CENTRE_ADMIN']);
const zhang = officer('zhang', ['CENTRE_OFFICER']);
const li = officer('li', ['CENTRE_OFFICER']);
const reviewer = officer('reviewer', ['CENTRE_REVIEWER']);
const related = officer('related', ['CENTRE_OFFICER'], [USCC.company]);

let cases = 0;
/** A new task about a case of its own. */
async function waiting(more: { queue?: OfficerRole; kind?: TaskKind; dueAt?: string } = {}): Promise<string> {
  const subjectRef = `CASE#${(cases += 1)}`;
  const { queue = 'CENTRE_OFFICER', kind = 'RESOLVE_UNKNOWN_CHECK' } = more;
  const id = taskId(subjectRef, kind, 1);
  const about = {
    queue,
    kind,
    subjectRef,
    uscc: USCC.company,
    dueAt: more.dueAt ?? '2026-03-16T16:00:00.000Z',
  };
  await system(() => openTask(dynamo.tables, id, about, { now: NOW, article: '5-2' }));
  return id;
}

function system(decide: () => Promise<Awaited<ReturnType<typeof openTask>>>) {
  const plan = async () => ({
    changes: [await decide()].filter((each) => each !== undefined),
    response: { status: 200 },
  });
  const actor = { id: 'SYSTEM', role: 'SYSTEM' };
  return executeCommand(dynamo.tables, plan, {
    actor,
    now: NOW,
    policyVersion: 'default',
    requestId: 'r',
    cause: 'test',
  });
}

const claim = (id: string, as: Principal, ifMatch?: number) =>
  run.command(routes.claimTask, claimTask, { as, params: { taskId: id }, ...(ifMatch && { ifMatch }) });
const release = (id: string, as: Principal) =>
  run.command(routes.releaseTask, releaseTask, { as, params: { taskId: id } });
const complete = (id: string, as: Principal) =>
  run.command(routes.completeTask, completeTask, { as, params: { taskId: id }, body: { reason: '已办理' } });
const handOver = (id: string, as: Principal, to: Principal | string) =>
  run.command(routes.handOverTask, handOverTask, {
    as,
    params: { taskId: id },
    body: { to: typeof to === 'string' ? to : to.id, reason: '休假' },
  });
const queueOf = async (as: Principal, query: object = {}) => {
  const { body } = await run.query(routes.listTasks, listTasks, { as, query: { limit: '100', ...query } });
  return (body.items as { taskId: string }[]).map((item) => item.taskId);
};

describe('the work queue', () => {
  it('shows what waits for a role, the earliest due first', async () => {
    const late = await waiting({ dueAt: '2026-03-20T16:00:00.000Z' });
    const early = await waiting({ dueAt: '2026-03-03T16:00:00.000Z' });
    const foreign = await waiting({ queue: 'CENTRE_DISCIPLINE', kind: 'ACCEPT_OBJECTION' });
    const shown = await queueOf(zhang);
    expect(shown.indexOf(early)).toBeLessThan(shown.indexOf(late));
    expect(shown).not.toContain(foreign);
    await expect(queueOf(zhang, { queue: 'CENTRE_DISCIPLINE' })).rejects.toMatchObject(
      refusedAs('FORBIDDEN_ROLE'),
    );
  });

  it('[3-2] asks an officer with several roles for which, and shows each that is named', async () => {
    const both = officer('both', ['CENTRE_OFFICER', 'CENTRE_REVIEWER']);
    const first = await waiting();
    const second = await waiting({ queue: 'CENTRE_REVIEWER', kind: 'DECIDE_OBJECTION' });
    await expect(queueOf(both)).rejects.toMatchObject({
      refusal: {
        refused: 'VALIDATION_FAILED',
        fields: [{ field: 'query.queue', en: 'name the queue, one of CENTRE_OFFICER, CENTRE_REVIEWER' }],
      },
    });
    expect(await queueOf(both, { queue: 'CENTRE_OFFICER' })).toContain(first);
    expect(await queueOf(both, { queue: 'CENTRE_REVIEWER' })).toContain(second);
    await claim(second, both);
    expect(await queueOf(both, { mine: 'true' })).toEqual([second]);
    const asked = { params: {}, principal: both };
    expect(everyQueue({ ...asked, query: {} })).toEqual([
      { queue: 'CENTRE_OFFICER' },
      { queue: 'CENTRE_REVIEWER' },
    ]);
    expect(everyQueue({ ...asked, query: { mine: 'true' } })).toEqual([{}]);
  });

  it('lets one of two who claim at the same time have the task', async () => {
    const id = await waiting();
    const results = await Promise.allSettled([claim(id, zhang), claim(id, li)]);
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused.map(({ reason }) => reason.refusal.refused)).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('shows the holder their tasks and what may be done with them', async () => {
    const id = await waiting();
    const { body, headers } = await claim(id, zhang, 1);
    expect(body).toMatchObject({
      status: 'CLAIMED',
      version: 2,
      claimedBy: zhang.id,
      allowedActions: ['handOver', 'release'],
    });
    expect(headers?.etag).toBe('"2"');
    expect(await queueOf(zhang, { mine: 'true' })).toContain(id);
    expect(await queueOf(li, { mine: 'true' })).not.toContain(id);
    await expect(claim(await waiting(), zhang, 7)).rejects.toMatchObject(refusedAs('STALE_VERSION'));
  });

  it('refuses another role, and an officer with a declared conflict of interest', async () => {
    const id = await waiting();
    await expect(claim(id, reviewer)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
    await expect(claim(id, related)).rejects.toMatchObject(refusedAs('CONFLICT_OF_INTEREST'));
    await expect(claim('nothing', zhang)).rejects.toMatchObject(refusedAs('NOT_FOUND'));
  });

  it('hands a task over by name to a colleague who may do it', async () => {
    const id = await waiting();
    await claim(id, zhang);
    expect((await handOver(id, zhang, li)).body).toMatchObject({ status: 'CLAIMED', claimedBy: li.id });
    expect(await queueOf(zhang, { mine: 'true' })).not.toContain(id);
    await expect(handOver(id, zhang, li)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
  });

  it.each([
    ['without the role', 'reviewer'],
    ['who has left', 'gone'],
    ['with a conflict of interest', 'related'],
    ['whom nobody registered', 'stranger'],
  ])('hands no task over to somebody %s', async (_, subject) => {
    const id = await waiting();
    await claim(id, zhang);
    await expect(handOver(id, zhang, officer(subject, []))).rejects.toMatchObject(
      refusedAs('VALIDATION_FAILED', { fields: [expect.objectContaining({ field: 'body.to' })] }),
    );
  });

  it('takes a released task back, for anybody of the role', async () => {
    const id = await waiting();
    await claim(id, zhang);
    await expect(release(id, li)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
    const { body } = await release(id, zhang);
    expect(body).toMatchObject({ status: 'OPEN', allowedActions: ['claim'] });
    expect(body.claimedBy).toBeUndefined();
    expect((await claim(id, li)).status).toBe(200);
  });

  it.each(['REGULATION_ENDS', 'CALENDAR_PROVISIONAL'] as const)(
    '[15-1] lets a person of the queue complete a reminder with a reason: %s',
    async (kind) => {
      const id = await waiting({ queue: 'CENTRE_ADMIN', kind });
      await expect(complete(id, zhang)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
      expect((await claim(id, admin)).body).toMatchObject({
        allowedActions: ['handOver', 'assign', 'release', 'complete'],
      });
      const colleague = officer('admin-2', ['CENTRE_ADMIN']);
      await expect(complete(id, colleague)).rejects.toMatchObject(refusedAs('FORBIDDEN_ROLE'));
      expect((await complete(id, admin)).body).toMatchObject({ status: 'DONE', allowedActions: [] });
      expect(await queueOf(admin)).not.toContain(id);
      const { items } = await history(dynamo.tables, 'TASK', id, { limit: 10 });
      expect(items.at(-1)).toMatchObject({ type: 'TaskClosed', reason: '已办理' });
      await expect(complete(id, admin)).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
    },
  );

  it('completes no other task by hand: it is closed by the act it asks for', async () => {
    const id = await waiting();
    await expect(complete(id, zhang)).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
    expect(await queueOf(zhang)).toContain(id);
  });

  it('opens a task once, and a closed one leaves the queue for good', async () => {
    const id = await waiting();
    const again = {
      queue: 'CENTRE_OFFICER',
      kind: 'RESOLVE_UNKNOWN_CHECK',
      subjectRef: 'CASE#x',
      dueAt: NOW,
    } as const;
    expect(await openTask(dynamo.tables, id, again, { now: NOW, article: '5-2' })).toBeUndefined();
    const ctx = { now: NOW, actor: { id: zhang.id, role: 'CENTRE_OFFICER' }, article: '5-2' } as const;
    await system(() => closeTask(dynamo.tables, id, ctx));
    expect(await queueOf(zhang)).not.toContain(id);
    await expect(claim(id, zhang)).rejects.toMatchObject(refusedAs('ILLEGAL_TRANSITION'));
    expect(await closeTask(dynamo.tables, id, ctx)).toBeUndefined();
  });
});
