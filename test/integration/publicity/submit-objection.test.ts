import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { verifyChain } from '../../../shared/store/fold.ts';
import { history } from '../../../shared/store/read.ts';
import { discipline, clerk, TUESDAY, AFTER, signed, stepsIn } from './steps.ts';
import { agencyOf, CLOSES, startWorld } from './world.ts';

const world = await startWorld();
const { object, noticeOf, step, scanned } = stepsIn(world);
afterAll(() => world.stop());

describe('handing in an objection', () => {
  it('[5-3x] answers number and code, counts on the notice and gives the discipline office its work', async () => {
    const { publicityId } = await world.openNotice();
    const receipt = await object(publicityId);
    expect(receipt.status).toBe(201);
    expect(receipt.headers['cache-control']).toBe('no-store');
    expect(receipt.body).toMatchObject({ publicityId, answerDueOn: '2026-03-06' });
    const { receiptNo } = receipt.body;
    expect((await noticeOf(publicityId)).body.objections).toEqual({
      received: 1,
      undecided: [receiptNo],
      upheld: [],
    });
    const task = `OBJECTION-${receiptNo}-ACCEPT_OBJECTION-1`;
    const [opened] = (await history(world.tables, 'TASK', task, { limit: 5 })).items;
    expect(opened?.data).toMatchObject({ queue: 'CENTRE_DISCIPLINE', kind: 'ACCEPT_OBJECTION' });
    const events = (await history(world.tables, 'OBJECTION', receiptNo, { limit: 5 })).items;
    expect(events[0]?.actor).toEqual({ id: 'PUBLIC', role: 'PUBLIC' });
    expect(verifyChain(events)).toBeUndefined();
  });

  it('[5-3x] gives the same receipt to the same request, and counts it once', async () => {
    const { publicityId } = await world.openNotice();
    const request = {
      params: { publicityId },
      body: signed(),
      key: 'again',
      ip: '198.51.100.1',
      at: TUESDAY,
    };
    const first = await world.call('submitObjection', request);
    const second = await world.call('submitObjection', request);
    expect(second.body).toEqual(first.body);
    expect((await noticeOf(publicityId)).body.objections.received).toBe(1);
  });

  it('[5-3x] records neither login nor name, phone, text or code anywhere in clear text', async () => {
    const { publicityId } = await world.openNotice();
    const uscc = usccFixture(77);
    const body = {
      objector: { kind: 'UNIT', unitName: '不愿透露公司', contactName: '钱小雪', phone: '13800000043' },
      facts: '密封的事实经过',
      evidence: '密封的证据',
      leads: ['密封的线索'],
    };
    const as = agencyOf(uscc);
    const receipt = await world.call('submitObjection', { as, at: TUESDAY, params: { publicityId }, body });
    expect(receipt.status).toBe(201);
    const tables = [world.tables.platform, world.tables.sealed!];
    const dumps = await Promise.all(
      tables.map((TableName) => world.tables.client.send(new ScanCommand({ TableName }))),
    );
    const text = JSON.stringify(dumps.map(({ Items }) => Items));
    for (const secret of ['不愿透露', '钱小雪', '13800000043', '密封的', receipt.body.code, uscc, as.id]) {
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    [{ objector: { kind: 'INDIVIDUAL', signedName: '张三' }, facts: 'x' }, 'body.objector.phone'],
    [
      { objector: { kind: 'UNIT', unitName: 'x', contactName: 'y', phone: '13800000001' }, facts: 'x' },
      'body.objector.sealDocumentId',
    ],
    [{ objector: { kind: 'ANONYMOUS' }, facts: 'x', evidence: '照片' }, 'body.leads'],
    [{ objector: { kind: 'ANONYMOUS' }, facts: 'x', leads: ['x'] }, 'body.evidence'],
  ])('[5-3x] does not take %j', async (body, field) => {
    const { publicityId } = await world.openNotice();
    const refused = await object(publicityId, TUESDAY, body);
    expect([refused.status, refused.body.code]).toEqual([422, 'OBJECTION_NOT_ACCEPTABLE']);
    expect(refused.body.fields).toMatchObject([{ field }]);
    expect((await noticeOf(publicityId)).version).toBe(2);
  });

  it('[5-3x] takes an anonymous one with evidence and leads', async () => {
    const { publicityId } = await world.openNotice();
    const body = { objector: { kind: 'ANONYMOUS' }, facts: 'x', evidence: '照片', leads: ['证书编号'] };
    expect((await object(publicityId, TUESDAY, body)).status).toBe(201);
  });

  it('[5-3x] takes a sealed page that was uploaded for it, once it is clean, and nobody finds its owner', async () => {
    const { publicityId } = await world.openNotice();
    const paper = { mediaType: 'application/pdf', bytes: 1000, sha256: `${'A'.repeat(43)}=` };
    const registered = await world.call('registerObjectionPaper', {
      at: TUESDAY,
      params: { publicityId },
      body: paper,
      ip: '198.51.100.9',
    });
    expect(registered.status).toBe(201);
    const { documentId, upload } = registered.body;
    expect(upload.fields.key).toMatch(/^uploads\/OP[0-9A-Z]{16}\/[0-9A-Z]{26}$/);
    const body = {
      objector: {
        kind: 'UNIT',
        unitName: '某公司',
        contactName: '孙小寒',
        phone: '13800000044',
        sealDocumentId: documentId,
      },
      facts: 'x',
      documentIds: [documentId],
    };
    const unclean = await object(publicityId, TUESDAY, body);
    expect([unclean.status, unclean.body.code]).toEqual([409, 'DOCUMENT_NOT_CLEAN']);
    await scanned(documentId);
    const receipt = await object(publicityId, TUESDAY, body);
    expect(receipt.status).toBe(201);
    const { items } = await history(world.tables, 'OBJECTION', receipt.body.receiptNo, { limit: 5 });
    expect(JSON.stringify(items)).not.toContain(documentId);
    const opened = await step('openObjectionIdentity', receipt.body.receiptNo, discipline, {
      reason: '核对公章',
    });
    expect(opened.body).toMatchObject({
      documentIds: [documentId],
      objector: { sealDocumentId: documentId },
    });
    const late = { at: CLOSES, params: { publicityId }, body: paper, ip: '198.51.100.9' };
    expect((await world.call('registerObjectionPaper', late)).body.code).toBe('OBJECTION_PERIOD_OVER');
  });

  it('[5-3x] names unknown papers and broken fields, never failing on them', async () => {
    const { publicityId } = await world.openNotice();
    const bodies = [
      { ...signed(), documentIds: ['none'] },
      { ...signed(), facts: '' },
      { ...signed(), facts: '\u0000' },
      { ...signed(), objector: { kind: 'INDIVIDUAL', signedName: '张三', phone: '12345' } },
      { ...signed(), extra: 1 },
      {},
    ];
    for (const body of bodies) {
      const refused = await object(publicityId, TUESDAY, body);
      expect([refused.status, refused.body.code]).toEqual([422, 'VALIDATION_FAILED']);
      expect(JSON.stringify(refused.body)).not.toContain('12345');
    }
    const longest = {
      ...signed('汉'.repeat(1200)),
      evidence: '字'.repeat(600),
      leads: Array.from({ length: 5 }, () => '线'.repeat(120)),
    };
    expect((await object(publicityId, TUESDAY, longest)).status).toBe(201);
    expect(world.errors).toEqual([]);
  });

  it('[5-3x] offers a complaint once the period is over, whether or not the notice has been closed', async () => {
    const { publicityId } = await world.openNotice();
    const late = await object(publicityId, CLOSES);
    expect([late.status, late.body.code]).toEqual([409, 'OBJECTION_PERIOD_OVER']);
    expect(late.body.links).toEqual({ complaint: '/complaints' });
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    expect((await object(publicityId, AFTER)).body.code).toBe('OBJECTION_PERIOD_OVER');
    expect((await object('none')).status).toBe(404);
  });

  it('[5-3x] limits anonymous posts of one address, and says when to come again', async () => {
    const { publicityId } = await world.openNotice();
    const at = '2026-03-03T02:30:00.000Z';
    const post = (ip: string, as?: typeof clerk) =>
      world.call('submitObjection', { at, params: { publicityId }, body: {}, ip, ...(as && { as }) });
    const invalid = await post('192.0.2.1');
    expect(invalid.status).toBe(422);
    const valid = (ip: string) =>
      world.call('submitObjection', { at, params: { publicityId }, body: signed(), ip });
    for (let i = 0; i < 10; i += 1) expect((await valid('192.0.2.1')).status).toBe(201);
    const refused = await valid('192.0.2.1');
    expect([refused.status, refused.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(refused.headers['retry-after']).toBe('1800');
    expect((await valid('192.0.2.2')).status).toBe(201);
    const next = { at: '2026-03-03T03:00:00.000Z', params: { publicityId }, body: signed(), ip: '192.0.2.1' };
    expect((await world.call('submitObjection', next)).status).toBe(201);
  });

  it('[5-3x] limits what one login hands in, whatever its address, and counts it under a hash only', async () => {
    const { publicityId } = await world.openNotice();
    const at = '2026-03-03T04:30:00.000Z';
    const params = { publicityId };
    const paper = { mediaType: 'application/pdf', bytes: 1000, sha256: `${'A'.repeat(43)}=` };
    for (const [operation, body] of [
      ['submitObjection', signed()],
      ['registerObjectionPaper', paper],
    ] as const) {
      const as = agencyOf(usccFixture(78));
      const post = (last: number, by = as) =>
        world.call(operation, { at, params, body, ip: `192.0.2.${last}`, as: by });
      for (let i = 0; i < 10; i += 1) expect((await post(100 + i)).status).toBe(201);
      const refused = await post(200);
      expect([refused.status, refused.body.code]).toEqual([429, 'RATE_LIMITED']);
      expect((await post(200, agencyOf(usccFixture(79)))).status).toBe(201);
      const { Items } = await world.tables.client.send(
        new ScanCommand({
          TableName: world.tables.platform,
          FilterExpression: 'sk = :rate',
          ExpressionAttributeValues: { ':rate': 'RATE' },
        }),
      );
      expect(Items).not.toHaveLength(0);
      expect(JSON.stringify(Items)).not.toContain(as.id);
    }
  });
});
