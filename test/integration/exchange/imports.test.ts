import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARKET_SOURCE } from '../../../events/inbound/market-order.ts';
import { marketOrderIdOf } from '../../../shared/domain/market/market-order.ts';
import { USAGE_DECLARATION } from '../../../shared/domain/order/usage-declaration.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { get, history } from '../../../shared/store/read.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { ADMIN, OFFICER, SECOND, startWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startWorld>>;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let sequence = 9000;
const row = (more: object = {}) => ({
  uscc: usccFixture((sequence += 1)),
  name: '上海老牌服务有限公司',
  onboardedOn: '2024-05-06',
  categories: '研究开发；SCI_TECH_CONSULTING',
  ...more,
});

describe('[2-1] existing agencies in a workbook', () => {
  it('are checked, confirmed by a second person and taken over with their date; again, nothing changes', async () => {
    const rows = Array.from({ length: 23 }, () => row());
    const documentId = await world.upload('AGENCIES', rows);
    const { params } = await world.handIn('AGENCIES', documentId);
    const report = { rows: 23, fresh: 23, unchanged: 0, skipped: 0, bad: 0 };
    expect(await world.read(params)).toMatchObject({ status: 'CHECKED', report });
    expect(await world.agencies()).toEqual([]);
    expect((await world.call('applyImport', ADMIN, { params })).code).toBe('FOUR_EYES');
    expect((await world.call('applyImport', OFFICER, { params })).code).toBe('FORBIDDEN_ROLE');
    await world.apply(params);
    expect(await world.read(params)).toMatchObject({
      status: 'APPLIED',
      result: { imported: 23, unchanged: 0 },
    });
    const agencies = await world.agencies();
    expect(agencies).toHaveLength(23);
    expect(agencies[0]?.body).toMatchObject({
      onboardedOn: '2024-05-06',
      categories: [{ code: 'RESEARCH_DEVELOPMENT' }, { code: 'SCI_TECH_CONSULTING' }],
      origin: { kind: 'IMPORT', batchId: params.importId },
    });
    const again = await world.handIn('AGENCIES', documentId);
    expect(await world.read(again.params)).toMatchObject({ report: { fresh: 0, unchanged: 23 } });
    await world.apply(again.params);
    expect(await world.read(again.params)).toMatchObject({ result: { imported: 0, unchanged: 23 } });
    const overlapping = await world.handIn(
      'AGENCIES',
      await world.upload('AGENCIES', [...rows.slice(3), row()]),
    );
    await world.apply(overlapping.params);
    expect(await world.read(overlapping.params)).toMatchObject({ result: { imported: 1, unchanged: 20 } });
    expect(await world.agencies()).toEqual(expect.arrayContaining([...agencies]));
    expect(await world.agencies()).toHaveLength(24);
  });

  it('go on with the next message where one took too long', async () => {
    world.setPace(30_000);
    const { params, messages } = await world.handIn(
      'AGENCIES',
      await world.upload(
        'AGENCIES',
        Array.from({ length: 60 }, () => row()),
      ),
    );
    expect(messages).toBeGreaterThan(0);
    world.setPace(0);
    expect(await world.read(params)).toMatchObject({ status: 'CHECKED', report: { fresh: 60 } });
  });

  it('are refused whole, with each bad row and why', async () => {
    const before = (await world.agencies()).length;
    const twice = row();
    const bad = [
      twice,
      row({ uscc: '91310104MA1FX0010D' }),
      row({ uscc: '1' }),
      row({ categories: '炼金术' }),
      row({ onboardedOn: '2031-01-01' }),
      row({ onboardedOn: '1999-01-01' }),
      row({ onboardedOn: '去年' }),
      row({ name: '' }),
      { ...twice, name: '又一个' },
    ];
    const { params } = await world.handIn('AGENCIES', await world.upload('AGENCIES', bad));
    expect(await world.read(params)).toMatchObject({
      status: 'FAULTY',
      report: { rows: 9, bad: 8, fresh: 1 },
    });
    const found = await world.rowsOf(params);
    expect(
      found.map(({ row: at, fields }: { row: number; fields: { field: string }[] }) => [
        at,
        fields[0]?.field,
      ]),
    ).toEqual([
      [3, 'uscc'],
      [4, 'uscc'],
      [5, 'categories'],
      [6, 'onboardedOn'],
      [7, 'onboardedOn'],
      [8, 'onboardedOn'],
      [9, 'name'],
      [10, 'uscc'],
    ]);
    expect(found[0].fields[0]).toMatchObject({ zh: '统一社会信用代码校验位有误' });
    expect(found[7].fields[0]).toMatchObject({ zh: '与第2行重复' });
    expect((await world.call('applyImport', SECOND, { params })).code).toBe('ILLEGAL_TRANSITION');
    expect(await world.agencies()).toHaveLength(before);
  });

  it('may be decided against, and files that are no workbooks end there', async () => {
    const { params } = await world.handIn('AGENCIES', await world.upload('AGENCIES', [row()]));
    const body = { reason: '名录有误' };
    expect((await world.call('discardImport', ADMIN, { params, body })).body.status).toBe('DISCARDED');
    expect((await world.call('applyImport', SECOND, { params })).code).toBe('ILLEGAL_TRANSITION');
    const odd = await world.handIn('AGENCIES', await world.uploadBytes(Buffer.from('PK')));
    expect(await world.read(odd.params)).toMatchObject({
      status: 'UNREADABLE',
      unreadable: 'NOT_A_WORKBOOK',
    });
    const wrong = { kind: 'AGENCIES', documentId: 'none', source: '名录' };
    expect((await world.call('requestImport', ADMIN, { body: wrong })).code).toBe('VALIDATION_FAILED');
  });

  it('are filled into a template', async () => {
    for (const kind of ['AGENCIES', 'ORDERS'] as const) {
      const answer = await world.raw('readImportTemplate', ADMIN, { params: { kind } });
      expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
      const { params } = await world.handIn(
        kind,
        await world.uploadBytes(Buffer.from(answer.body ?? '', 'base64')),
      );
      expect(await world.read(params)).toMatchObject({ unreadable: 'NO_ROWS' });
    }
  });
});

describe('[6-1c] completed orders of the past in a workbook', () => {
  const sha = (digit: string) => digit.repeat(64);
  const past = (productId: string, more: object = {}) => ({
    externalId: 'H-1',
    productId,
    productVersion: 1,
    buyerName: '上海启光智能科技有限公司',
    buyerUscc: usccFixture(8801),
    requirement: '材料检测',
    price: '10000.50',
    voucher: '2000',
    dueOn: '2025-06-30',
    placedOn: '2025-03-03',
    acceptedOn: '2025-03-04',
    quotaOn: '2025-03-05',
    contractNumber: 'HT-1',
    signedOn: '2025-03-06',
    contractAmount: '10000.50',
    subcontracted: '否',
    contractSha256: sha('a'),
    deliveredOn: '2025-05-01',
    deliverableSha256: sha('b'),
    completedOn: '2025-05-03',
    stars: 5,
    declaration: USAGE_DECLARATION.version,
    relatedParty: '否',
    ...more,
  });

  it('become orders by the ingestion, at their own times, once', async () => {
    const [sold] = await world.agencies();
    if (sold === undefined) throw new Error('no agency');
    const productId = await world.published(sold);
    const documentId = await world.upload('ORDERS', [past(productId)]);
    const { params } = await world.handIn('ORDERS', documentId);
    expect(await world.rowsOf(params)).toEqual([]);
    await world.apply(params);
    expect(await world.read(params)).toMatchObject({ status: 'APPLIED', result: { imported: 1 } });
    const id = marketOrderIdOf(MARKET_SOURCE, 'H-1');
    const made = await get(world.tables, order, id);
    expect(made).toMatchObject({
      status: 'COMPLETED',
      deadlines: {},
      body: {
        agencyId: sold.id,
        placedAt: '2025-03-03T01:00:00.000Z',
        completedAt: '2025-05-03T01:00:05.000Z',
        priceFen: 1_000_050,
        rating: { stars: 5 },
        origin: { kind: 'INGESTED', externalId: 'H-1' },
      },
    });
    const again = await world.handIn('ORDERS', documentId);
    expect(await world.read(again.params)).toMatchObject({ report: { unchanged: 1, fresh: 0 } });
    await world.apply(again.params);
    expect(await get(world.tables, order, id)).toEqual(made);
    const { items } = await history(world.tables, 'ORDER', id, { limit: 20 });
    expect(items.every(({ cause }) => cause === `import ${params.importId}`)).toBe(true);
  });

  it('are refused for what an order of today is refused for', async () => {
    const [sold] = await world.agencies();
    if (sold === undefined) throw new Error('no agency');
    const productId = await world.published(sold);
    const rows = [
      past('none', { externalId: 'B-1' }),
      past(productId, { externalId: 'B-2', buyerUscc: sold.body.uscc }),
      past(productId, { externalId: 'B-3', acceptedOn: '2025-03-02' }),
      past(productId, { externalId: 'B-4' }),
      past(productId, { externalId: 'B-5', price: '一万' }),
      past(productId, { externalId: 'B-6', voucher: '9999999' }),
    ];
    const { params } = await world.handIn('ORDERS', await world.upload('ORDERS', rows));
    expect(await world.read(params)).toMatchObject({ status: 'FAULTY', report: { bad: 6 } });
    const found = await world.rowsOf(params);
    expect(found.map(({ fields }: { fields: { field: string }[] }) => fields[0]?.field)).toEqual([
      'productId',
      'buyerUscc',
      'acceptedOn',
      'contractNumber',
      'price',
      'voucher',
    ]);
  });
});
