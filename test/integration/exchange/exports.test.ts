import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { ADMIN, agencyLogin, OFFICER, startWorld } from './world.ts';

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

const asked = (list: string, more: object = {}) => ({ body: { list, format: 'csv', ...more } });

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

  it('is given to nobody who may not see the list, and narrowed by what narrows it', async () => {
    const own = agencyLogin(usccFixture(9301));
    const codeOf = async (...args: Parameters<typeof world.call>) => (await world.call(...args)).code;
    expect(await codeOf('requestExport', own, asked('listTasks'))).toBe('FORBIDDEN_ROLE');
    expect(
      await codeOf('requestExport', own, asked('listMarketOrders', { filters: { status: 'WAITING' } })),
    ).toBe('FORBIDDEN_ROLE');
    expect(await codeOf('requestExport', OFFICER, asked('listNothing'))).toBe('VALIDATION_FAILED');
    expect(await codeOf('requestExport', OFFICER, asked('listAgencies', { filters: { limit: '1' } }))).toBe(
      'VALIDATION_FAILED',
    );
    expect(
      await codeOf('requestExport', OFFICER, asked('listAgencies', { filters: { colour: 'red' } })),
    ).toBe('VALIDATION_FAILED');
    const { status } = await world.call('requestExport', own, asked('listProducts'));
    expect(status).toBe(202);
  });
});
