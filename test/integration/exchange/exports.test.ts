import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemandClosed } from '../../../events/demand-closed/v1.ts';
import { DemandPublished } from '../../../events/demand-published/v1.ts';
import { happened } from '../../../shared/domain/event.ts';
import { demand } from '../../../shared/store/aggregates/demand.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change } from '../../../shared/store/plan.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { ADMIN, agencyLogin, NOW, OFFICER, startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
  const rows = Array.from({ length: 130 }, (_, i) => ({
    uscc: usccFixture(9300 + i),
    name: i === 0 ? '=HYPERLINK("http://x")' : `上海机构${i}`,
    onboardedOn: '2024-05-06',
    categories: '研究开发',
  }));
  const { params } = await world.handIn('AGENCIES', await world.upload('AGENCIES', rows));
  await world.apply(params);
}, 60_000);
afterAll(() => world.stop());

const madeOf = async (exportId: string) =>
  (await world.call('readExport', OFFICER, { params: { exportId } })).body;
const linesOf = (exportId: string) =>
  (world.file(`exports/${exportId}/list.csv`)?.toString('utf8') ?? '').trimEnd().split('\r\n');

const asked = (list: string, more: object = {}) => ({ body: { list, format: 'csv', ...more } });

async function publishedDemand(contract: typeof DemandPublished | typeof DemandClosed, to: string) {
  const demandId = newId();
  const category = 'RESEARCH_DEVELOPMENT';
  const event = happened(contract, { demandId, buyerId: 'team-1', category }, { article: '6-1a', to });
  const body = {
    buyer: { id: 'team-1', kind: 'TEAM', name: '团队' } as const,
    category,
    title: '检测',
    requirement: '检测一批样品',
    invited: [],
    publishedAt: NOW,
    policyVersion: 'default',
  };
  await world.put({ changes: [change(demand, { newId: demandId }, { events: [event], body })] });
}

describe('a list as a file', () => {
  it('holds every row once, in columns with headings, and no formula', async () => {
    const { status, body } = await world.call('requestExport', OFFICER, asked('listAgencies'));
    expect(status).toBe(202);
    await world.deliver('EXPORT', body.exportId);
    const params = { exportId: body.exportId };
    const made = (await world.call('readExport', OFFICER, { params })).body;
    expect(made).toMatchObject({ status: 'READY', file: { rows: 130, truncated: false } });
    const csv = world.file(`exports/${body.exportId}/list.csv`)?.toString('utf8') ?? '';
    expect(csv.startsWith('\uFEFF机构编号,统一社会信用代码,机构名称')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(131);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    const link = await world.call('downloadExport', OFFICER, { params });
    expect(link.body.url).toContain('list.csv');
    for (const other of [ADMIN, agencyLogin(usccFixture(9301))]) {
      expect((await world.call('readExport', other, { params })).status).toBe(404);
      expect((await world.call('downloadExport', other, { params })).status).toBe(404);
    }
  });

  it('may be a workbook', async () => {
    const { body } = await world.call('requestExport', OFFICER, asked('listAgencies', { format: 'xlsx' }));
    await world.deliver('EXPORT', body.exportId);
    expect(world.file(`exports/${body.exportId}/list.xlsx`)?.subarray(0, 2).toString()).toBe('PK');
  });

  it('goes on over several messages, each row once', async () => {
    world.setPace(25_000);
    const { body } = await world.call('requestExport', OFFICER, asked('listAgencies'));
    const messages = await world.deliver('EXPORT', body.exportId);
    world.setPace(0);
    expect(messages).toBeGreaterThan(2);
    const made = await madeOf(body.exportId);
    expect(made).toMatchObject({ status: 'READY', file: { rows: 130, truncated: false } });
    const [, ...rows] = linesOf(body.exportId);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(130);
  });

  it.each([
    [129, true],
    [130, false],
    [100, true],
  ])('ends at the most rows of the policy, and says so: %i', async (most, truncated) => {
    world.setPolicy('export.maxRows', most);
    const { body } = await world.call('requestExport', OFFICER, asked('listAgencies'));
    await world.deliver('EXPORT', body.exportId);
    expect(await madeOf(body.exportId)).toMatchObject({ status: 'READY', file: { rows: most, truncated } });
    const [, ...rows] = linesOf(body.exportId);
    expect(rows).toHaveLength(truncated ? most + 1 : most);
    const remark = `仅导出前${most}行，列表未完：请缩小范围后分次导出`;
    expect(rows.at(-1)?.startsWith(remark)).toBe(truncated);
  });

  it('holds every state of a list that shows one at a time, each row once, and says where it ends', async () => {
    for (let i = 0; i < 55; i += 1) await publishedDemand(DemandPublished, 'OPEN');
    for (let i = 0; i < 5; i += 1) await publishedDemand(DemandClosed, 'CLOSED');
    const exported = async (more: object = {}) => {
      const { body } = await world.call('requestExport', OFFICER, asked('listAllDemands', more));
      const messages = await world.deliver('EXPORT', body.exportId);
      const { file } = await madeOf(body.exportId);
      const ids = linesOf(body.exportId).map((row) => row.split(',')[0]);
      return { messages, file, distinct: new Set(ids.slice(1)).size };
    };
    world.setPolicy('export.maxRows', 1000);
    expect(await exported()).toMatchObject({ file: { rows: 60, truncated: false }, distinct: 60 });
    expect(await exported({ filters: { status: 'CLOSED' } })).toMatchObject({ file: { rows: 5 } });
    world.setPace(25_000);
    const slow = await exported();
    world.setPace(0);
    expect(slow).toMatchObject({ file: { rows: 60, truncated: false }, distinct: 60 });
    expect(slow.messages).toBeGreaterThan(1);
    world.setPolicy('export.maxRows', 55);
    expect(await exported()).toMatchObject({ file: { rows: 55, truncated: true } });
    world.setPolicy('export.maxRows', 60);
    expect(await exported()).toMatchObject({ file: { rows: 60, truncated: false } });
  });

  it.each([
    ['listAllDemands', { filters: { status: 'LOST' } }, 'VALIDATION_FAILED'],
    ['listResponses', { params: { demandId: 'D-none' } }, 'NOT_FOUND'],
  ])('fails for what only the list itself refuses: %s', async (list, more, code) => {
    const { status, body } = await world.call('requestExport', OFFICER, asked(list, more));
    expect(status).toBe(202);
    await world.deliver('EXPORT', body.exportId);
    expect(await madeOf(body.exportId)).toMatchObject({
      status: 'FAILED',
      failure: code,
      allowedActions: [],
    });
    const params = { exportId: body.exportId };
    expect((await world.call('downloadExport', OFFICER, { params })).code).toBe('ILLEGAL_TRANSITION');
  });

  it('is given to nobody who may not see the list, and narrowed by what narrows it', async () => {
    const own = agencyLogin(usccFixture(9301));
    const refused = async (...[list, more]: Parameters<typeof asked>) =>
      (await world.call('requestExport', own, asked(list, more))).code;
    expect(await refused('listTasks')).toBe('FORBIDDEN_ROLE');
    expect(await refused('listMarketOrders', { filters: { status: 'WAITING' } })).toBe('FORBIDDEN_ROLE');
    const fieldsOf = async (...[list, more]: Parameters<typeof asked>) => {
      const { code, body } = await world.call('requestExport', OFFICER, asked(list, more));
      return [code, ...body.fields.map(({ field }: { field: string }) => field)];
    };
    const invalid = 'VALIDATION_FAILED';
    expect(await fieldsOf('listNothing')).toEqual([invalid, 'body.list']);
    expect(await fieldsOf('listAgencies', { filters: { limit: '1' } })).toEqual([
      invalid,
      'body.filters.limit',
    ]);
    expect(await fieldsOf('listAgencies', { filters: { colour: 'red' } })).toEqual([
      invalid,
      'body.filters.colour',
    ]);
    expect(await fieldsOf('listOffers')).toEqual([invalid, 'body.filters.category']);
    expect(await fieldsOf('listResponses', { params: { orderId: '1' } })).toEqual([
      invalid,
      'body.params.demandId',
      'body.params.orderId',
    ]);
    const { status } = await world.call('requestExport', own, asked('listProducts'));
    expect(status).toBe(202);
  });
});
