import { describe, expect, it } from 'vitest';
import { decideStanding } from '../../../shared/domain/agency/change-standing.ts';
import { introductionVersionId } from '../../../shared/domain/agency/introduction-version.ts';
import { ProblemError, orThrow } from '../../../shared/domain/problem.ts';
import { directoryChanges } from '../../../shared/store/agency-directory.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { introductionVersion } from '../../../shared/store/aggregates/introduction-version.ts';
import { requireActiveAgency } from '../../../shared/store/live-agency.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, load } from '../../../shared/store/read.ts';
import { by } from '../../support/onboarding-fixtures.ts';
import { officerLogin } from './registration-api.ts';
import { freshLogin } from './steps.ts';
import { useRegistration } from './use-registration.ts';

const { dynamo, api, to } = await useRegistration();

const admin = officerLogin('CENTRE_ADMIN');
const rowOf = (as = freshLogin(), more = {}) => ({
  uscc: as.uscc as string,
  name: '上海示例检测中心',
  onboardedOn: '2021-05-20',
  categories: ['INSPECTION_TESTING'],
  source: '既有名录第1行',
  ...more,
});
const importRows = (rows: readonly object[], more = {}) =>
  api.call('importAgencies', { as: admin, body: { batchId: '2026-legacy', rows, ...more } });

describe('[2-1] existing agencies', () => {
  it('are imported with their original date, and a repeated import changes nothing', async () => {
    const as = freshLogin();
    const rows = [rowOf(as), rowOf()];
    const first = await importRows(rows);
    expect(first.body.rows).toMatchObject([{ result: 'IMPORTED' }, { result: 'IMPORTED' }]);
    const { agencyId } = first.body.rows[0];
    const again = await importRows(rows.map((row) => ({ ...row, onboardedOn: '2022-01-01' })));
    expect(again.body.rows).toMatchObject([
      { result: 'ALREADY_THERE', agencyId },
      { result: 'ALREADY_THERE' },
    ]);
    expect((await history(dynamo.tables, 'AGENCY', agencyId, { limit: 9 })).items).toHaveLength(1);
    expect((await api.call('readOwnAgency', { as })).body).toMatchObject({
      agencyId,
      status: 'ACTIVE',
      onboardedOn: '2021-05-20',
      categories: [{ code: 'INSPECTION_TESTING', nameZh: '检验检测' }],
    });
  });

  it('are only looked at in a dry run', async () => {
    const as = freshLogin();
    const { body } = await importRows([rowOf(as)], { dryRun: true });
    expect(body).toMatchObject({ dryRun: true, rows: [{ result: 'WOULD_IMPORT' }] });
    expect(await api.call('readOwnAgency', { as })).toMatchObject({ status: 409 });
  });

  it('are imported twenty at a time in one transaction', async () => {
    const { status, body } = await importRows(Array.from({ length: 20 }, () => rowOf()));
    expect(status).toBe(200);
    expect(body.rows.every(({ result }: { result: string }) => result === 'IMPORTED')).toBe(true);
  });

  it('are not imported over a case that is under way', async () => {
    const as = freshLogin();
    await to.open(as);
    expect((await importRows([rowOf(as)])).body.rows).toMatchObject([{ result: 'CASE_RUNNING' }]);
  });

  it.each([
    [{ uscc: '91310104MA1FX0010D' }, 'body.rows.1.uscc'],
    [{ onboardedOn: '2026-03-03' }, 'body.rows.1.onboardedOn'],
    [{ categories: ['NO_SUCH'] }, 'body.rows.1.categories.0'],
  ])('are imported all or none: %j', async (more, field) => {
    const as = freshLogin();
    expect(await importRows([rowOf(as), rowOf(freshLogin(), more)])).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', fields: [{ field }] },
    });
    expect(await api.call('readOwnAgency', { as })).toMatchObject({ status: 409 });
  });

  it('are imported by the CENTRE_ADMIN only', async () => {
    const body = { batchId: 'b', rows: [rowOf()] };
    for (const as of [officerLogin('CENTRE_OFFICER'), freshLogin()]) {
      expect(await api.call('importAgencies', { as, body })).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN_ROLE' },
      });
    }
  });
});

describe('[2-1] duties', () => {
  it('are those of agencies on the platform: anybody else is told AGENCY_NOT_ACTIVE', async () => {
    const as = freshLogin();
    const body = { introduction: '介绍' };
    expect(await api.call('updateIntroduction', { as, body })).toMatchObject({
      status: 409,
      body: { code: 'AGENCY_NOT_ACTIVE', article: '2-1' },
    });
    await importRows([rowOf(as)]);
    expect(await api.call('updateIntroduction', { as, body })).toMatchObject({
      status: 200,
      body: { introduction: '介绍', version: 2 },
    });
    expect(await api.call('updateIntroduction', { as, body })).toMatchObject({
      status: 422,
      body: { code: 'NO_EFFECTIVE_CHANGE' },
    });
  });

  it('[6-3a] every version of the introduction is kept, the one it came with included', async () => {
    const as = freshLogin();
    const agencyId: string = (await importRows([rowOf(as)])).body.rows[0].agencyId;
    for (const introduction of ['检测服务', '检测和认证服务'])
      await api.call('updateIntroduction', { as, body: { introduction } });
    const version = (of: number) =>
      load(dynamo.tables, introductionVersion, introductionVersionId(agencyId, of));
    expect((await version(2))?.body).toMatchObject({ text: '检测服务' });
    expect((await version(3))?.body).toMatchObject({
      text: '检测和认证服务',
      diff: { at: 2, removed: '', inserted: '和认证' },
    });
  });

  it('[12-2s] of a suspended agency go on, its business does not', async () => {
    const as = freshLogin();
    const { agencyId } = (await importRows([rowOf(as)])).body.rows[0];
    const loaded = await get(dynamo.tables, agency, agencyId);
    const suspended = orThrow(decideStanding(loaded, 'suspend', 'SUSPENSION#1', by(['COMMISSION_OFFICER'])));
    await to.commitPlan({ changes: [change(agency, loaded, suspended)] });
    expect(await api.call('updateIntroduction', { as, body: { introduction: '介绍' } })).toMatchObject({
      status: 200,
    });
    const refusal = await requireActiveAgency(dynamo.tables, as.uscc).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({
      refusal: { refused: 'AGENCY_NOT_ACTIVE', extra: { state: 'SUSPENDED' } },
    });
  });
});

it('[5-4a] shows the public what agencies are on the platform, by category, without a login', async () => {
  const there = rowOf(freshLogin(), { categories: ['INTELLECTUAL_PROPERTY'], onboardedOn: '2001-01-01' });
  const { agencyId } = (await importRows([there])).body.rows[0];
  const loaded = await get(dynamo.tables, agency, agencyId);
  // As the catalogue's worker enters it.
  await to.commitPlan({ changes: [], projections: await directoryChanges(dynamo.tables, loaded, []) });
  const found = await api.call('listAgencies', { query: { category: 'INTELLECTUAL_PROPERTY' } });
  expect(found.body.items).toMatchObject([{ agencyId, uscc: there.uscc, allowedActions: [] }]);
  expect((await api.call('readAgency', { params: { agencyId } })).body).toMatchObject({ name: there.name });
  expect(await api.call('readAgency', { params: { agencyId: 'no-such' } })).toMatchObject({ status: 404 });
});
