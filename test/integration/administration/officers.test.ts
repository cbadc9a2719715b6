import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeOfficer } from '../../../functions/administration/officers/change-officer.ts';
import { listExperts, listOfficers } from '../../../functions/administration/officers/list-officers.ts';
import { registerOfficer } from '../../../functions/administration/officers/register-officer.ts';
import { whoAmI } from '../../../functions/administration/officers/who-am-i.ts';
import { routes } from '../../../functions/administration/routes.ts';
import { principalIdOf } from '../../../shared/domain/identity/principal.ts';
import { authenticator } from '../../../shared/runtime/authenticate.ts';
import { history } from '../../../shared/store/read.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { administrationDeps, type Driver, driver, ISSUER, NOW, officer, refusedAs } from './support.ts';

let dynamo: Dynamo;
let deps: ReturnType<typeof administrationDeps>;
let run: Driver;
beforeAll(async () => {
  dynamo = await startDynamo();
  deps = administrationDeps(dynamo.tables);
  run = driver(deps);
});
afterAll(() => dynamo.stop());

const admin = officer('admin-1', ['CENTRE_ADMIN']);
const idOf = (subject: string) => principalIdOf(ISSUER, subject);

const register = (subject: string, roles: string[], as = admin) =>
  run.command(routes.registerOfficer, registerOfficer, {
    as,
    body: { subject, displayName: `测试·${subject}`, roles },
  });
const changeTo = (subject: string, body: object, more: { ifMatch?: number; as?: typeof admin } = {}) =>
  run.command(routes.changeOfficer, changeOfficer, {
    as: admin,
    params: { officerId: idOf(subject) },
    body: { reason: '岗位调整', ...body },
    ...more,
  });

/** Who the runtime takes somebody for, logged in by the gateway. */
function loginOf(subject: string) {
  const authenticate = authenticator({
    tables: dynamo.tables,
    settings: deps.settings,
    verifier: { verify: async () => undefined },
    bootstrapAdmins: ['bootstrap-1'],
  });
  const jwt = { claims: { iss: ISSUER, sub: subject, name: subject, subject_type: 'PERSON' }, scopes: [] };
  const event = { headers: {}, requestContext: { authorizer: { jwt } } };
  return authenticate(event as unknown as APIGatewayProxyEventV2, routes.whoAmI, NOW);
}

describe('the officers’ register', () => {
  it('gives a registered person their roles, from the next request on', async () => {
    expect((await loginOf('officer-a'))?.roles).toEqual(['PUBLIC']);
    const { status, body, headers } = await register('officer-a', ['CENTRE_OFFICER']);
    expect({ status, etag: headers?.etag }).toEqual({ status: 201, etag: '"1"' });
    expect(body).toMatchObject({ officerId: idOf('officer-a'), roles: ['CENTRE_OFFICER'], active: true });
    const principal = (await loginOf('officer-a'))!;
    expect(principal.roles).toEqual(['CENTRE_OFFICER']);
    const me = await run.query(routes.whoAmI, whoAmI, { as: principal });
    expect(me.body).toMatchObject({ id: idOf('officer-a'), roles: ['CENTRE_OFFICER'] });
  });

  it('starts from the administrators of the stage configuration', async () => {
    expect((await loginOf('bootstrap-1'))?.roles).toEqual(['CENTRE_ADMIN']);
  });

  it('takes the roles away from a deactivated person at once, and gives them back', async () => {
    await register('officer-b', ['CENTRE_REVIEWER']);
    await changeTo('officer-b', { active: false });
    expect((await loginOf('officer-b'))?.roles).toEqual(['PUBLIC']);
    await changeTo('officer-b', { active: true, roles: ['CENTRE_OFFICER', 'CENTRE_DISCIPLINE'] });
    expect((await loginOf('officer-b'))?.roles).toEqual(['CENTRE_OFFICER', 'CENTRE_DISCIPLINE']);
  });

  it('carries declared conflicts of interest into the caller', async () => {
    await register('officer-c', ['CENTRE_OFFICER']);
    await changeTo('officer-c', { conflicts: ['91310104MA1FX0010C'] });
    expect((await loginOf('officer-c'))?.conflicts).toEqual(['91310104MA1FX0010C']);
  });

  it('lets nobody register or change themselves', async () => {
    await expect(register('admin-1', ['CENTRE_ADMIN'])).rejects.toMatchObject(refusedAs('FOUR_EYES'));
    await register('admin-2', ['CENTRE_ADMIN']);
    const self = officer('admin-2', ['CENTRE_ADMIN']);
    await expect(changeTo('admin-2', { roles: ['FINANCE_OFFICER'] }, { as: self })).rejects.toMatchObject(
      refusedAs('FOUR_EYES'),
    );
    expect((await loginOf('admin-2'))?.roles).toEqual(['CENTRE_ADMIN']);
  });

  it('refuses a second entry of a person, also of two made at the same time', async () => {
    const both = await Promise.allSettled([
      register('officer-d', ['CENTRE_OFFICER']),
      register('officer-d', ['EXPERT']),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(register('officer-d', ['EXPERT'])).rejects.toMatchObject(refusedAs('DUPLICATE'));
  });

  it('refuses a stale version and an unknown person', async () => {
    await register('officer-e', ['CENTRE_OFFICER']);
    await changeTo('officer-e', { roles: ['EXPERT'] }, { ifMatch: 1 });
    await expect(changeTo('officer-e', { roles: [] }, { ifMatch: 1 })).rejects.toMatchObject(
      refusedAs('STALE_VERSION', { extra: { version: 2 } }),
    );
    await expect(changeTo('nobody', { roles: [] })).rejects.toMatchObject(refusedAs('NOT_FOUND'));
  });

  it('keeps names sealed: neither state nor trail holds them, and the list shows them to administrators', async () => {
    await register('officer-f', ['CENTRE_OFFICER']);
    const { Item } = await dynamo.tables.client.send(
      new GetCommand({
        TableName: dynamo.tables.platform,
        Key: { pk: `OFFICER#${idOf('officer-f')}`, sk: 'STATE' },
      }),
    );
    const { items } = await history(dynamo.tables, 'OFFICER', idOf('officer-f'), { limit: 10 });
    expect(JSON.stringify([Item, items])).not.toContain('测试');
    const page = await run.query(routes.listOfficers, listOfficers, { as: admin, query: { limit: '100' } });
    const shown = { officerId: idOf('officer-f'), displayName: '测试·officer-f' };
    expect(page.body.items).toContainEqual(expect.objectContaining(shown));
  });

  it('[13-2] is read by reviewers, who appoint from it', async () => {
    expect(routes.listOfficers.roles).toEqual(['CENTRE_ADMIN', 'CENTRE_REVIEWER']);
    const page = await run.query(routes.listOfficers, listOfficers, {
      as: officer('officer-1', ['CENTRE_REVIEWER']),
      query: { limit: '10' },
    });
    expect(page.status).toBe(200);
  });

  it('[11-2a] lists the experts in office to the centre, and no longer one who left', async () => {
    const experts = async () => {
      const page = await run.query(routes.listExperts, listExperts, {
        as: officer('officer-1', ['CENTRE_OFFICER']),
        query: { limit: '100' },
      });
      const items = page.body.items as readonly { readonly expertId: string }[];
      return items.map(({ expertId }) => expertId);
    };
    await register('officer-h', ['CENTRE_OFFICER']);
    await register('expert-1', ['EXPERT']);
    await changeTo('expert-1', { conflicts: ['91310104MA1FX0010C'] });
    await register('expert-2', ['EXPERT']);
    await changeTo('expert-2', { active: false });
    await register('expert-3', ['EXPERT', 'CENTRE_OFFICER']);
    await changeTo('expert-3', { roles: ['CENTRE_OFFICER'] });
    const page = await run.query(routes.listExperts, listExperts, { as: admin, query: { limit: '100' } });
    const shown = { expertId: idOf('expert-1'), displayName: '测试·expert-1' };
    expect(page.body.items).toContainEqual({ ...shown, conflicts: ['91310104MA1FX0010C'] });
    const listed = await experts();
    for (const gone of ['officer-h', 'expert-2', 'expert-3']) expect(listed).not.toContain(idOf(gone));
    await changeTo('expert-2', { active: true });
    expect(await experts()).toContain(idOf('expert-2'));
  });

  it('records each change with who, why and under which article', async () => {
    await register('officer-g', ['CENTRE_OFFICER']);
    await changeTo('officer-g', { roles: ['EXPERT'] });
    const { items } = await history(dynamo.tables, 'OFFICER', idOf('officer-g'), { limit: 10 });
    expect(items.map(({ type, article, actor, reason }) => [type, article, actor.id, reason])).toEqual([
      ['OfficerRegistered', '3-1', admin.id, undefined],
      ['OfficerChanged', '3-1', admin.id, '岗位调整'],
    ]);
  });
});
