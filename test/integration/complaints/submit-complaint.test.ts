import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../shared/store/fold.ts';
import { history } from '../../../shared/store/read.ts';
import { agencyOf, officer } from '../publicity/world.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { AGENCY, buyer, clerk, discipline, MONDAY, named, ORDER, report, startWorld } from './world.ts';

const world = await startWorld();
const { call, submit, step, scanned, openTasks } = world;
afterAll(() => world.stop());

const eventsOf = async (id: string) => (await history(world.tables, 'COMPLAINT', id, { limit: 20 })).items;

describe('handing in', () => {
  it('[3-2f] answers number and code, and gives an officer the work', async () => {
    const receipt = await submit();
    expect(receipt.status).toBe(201);
    expect(receipt.headers['cache-control']).toBe('no-store');
    expect(receipt.body).toMatchObject({ kind: 'COMPLAINT', status: 'SUBMITTED', answerDueOn: '2026-03-09' });
    const { receiptNo, code } = receipt.body;
    expect(receiptNo).toMatch(/^TS20260302-/);
    expect(await openTasks(receiptNo)).toEqual(['CENTRE_OFFICER ACCEPT_COMPLAINT']);
    const events = await eventsOf(receiptNo);
    expect(events[0]?.actor).toEqual({ id: 'PUBLIC', role: 'PUBLIC' });
    expect(verifyChain(events)).toBeUndefined();
    const mine = { params: { receiptNo }, headers: { 'x-complaint-code': code } };
    expect((await call('readComplaintReceipt', mine)).body).toMatchObject({ receiptNo, status: 'SUBMITTED' });
    const wrong = { params: { receiptNo }, headers: { 'x-complaint-code': 'AAAA-BBBB' } };
    expect((await call('readComplaintReceipt', wrong)).status).toBe(404);
  });

  it.each([
    ['3-2f', { ...named, target: undefined }, ['body.target']],
    ['3-2f', { ...named, facts: undefined }, ['body.facts']],
    [
      '3-2f',
      { ...named, complainant: { kind: 'INDIVIDUAL', signedName: '张三' } },
      ['body.complainant.phone'],
    ],
    ['3-2f', { ...named, target: { agencyId: 'none' } }, ['body.target.agencyId']],
    ['3-2f', { ...named, category: 'NONE' }, ['body.category']],
    ['3-2f', { ...named, documentIds: ['none'] }, ['body.documentIds.0']],
    ['3-2h', { kind: 'SUGGESTION', complainant: { kind: 'ANONYMOUS' } }, ['body.facts']],
  ])('[%s] is refused without target, fact or contact, %#', async (_, body, fields) => {
    const refused = await submit(body);
    expect([refused.status, refused.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    expect(refused.body.fields.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('[3-2f] an anonymous one without leads is NOT_ACCEPTED: it has a receipt, a reason, and nobody’s work', async () => {
    const body = { ...named, complainant: { kind: 'ANONYMOUS' } };
    const { status, body: receipt } = await submit(body);
    expect([status, receipt.status, receipt.notAccepted.code]).toEqual([
      201,
      'NOT_ACCEPTED',
      'NO_CHECKABLE_LEADS',
    ]);
    expect(await openTasks(receipt.receiptNo)).toEqual([]);
    const seen = await call('readComplaintReceipt', {
      params: { receiptNo: receipt.receiptNo },
      headers: { 'x-complaint-code': receipt.code },
    });
    expect(seen.body).toMatchObject({ status: 'NOT_ACCEPTED', notAccepted: receipt.notAccepted });
    const withLeads = await submit({ ...body, leads: ['合同编号 HT-1'] });
    expect(withLeads.body.status).toBe('SUBMITTED');
  });

  it('[3-2g] records neither login nor name, phone, text, order or code anywhere in clear text', async () => {
    const uscc = usccFixture(78);
    const as = agencyOf(uscc);
    const body = {
      ...report,
      target: { description: '密封的对象' },
      complainant: { kind: 'UNIT', unitName: '不愿透露公司', contactName: '钱小雪', phone: '13800000043' },
      facts: '密封的事实经过',
      evidence: '密封的证据',
      leads: ['密封的线索'],
    };
    const receipt = await submit(body, { as });
    expect(receipt.body.receiptNo).toMatch(/^JB/);
    expect(await openTasks(receipt.body.receiptNo)).toEqual(['CENTRE_DISCIPLINE ACCEPT_COMPLAINT']);
    const ordered = await submit({ ...report, target: undefined, orderId: ORDER }, { as: buyer });
    const trail = JSON.stringify(await eventsOf(ordered.body.receiptNo));
    expect(trail).not.toContain(ORDER);
    const dumps = await Promise.all(
      [world.tables.platform, world.tables.sealed!].map((TableName) =>
        world.tables.client.send(new ScanCommand({ TableName })),
      ),
    );
    const text = JSON.stringify(dumps.map(({ Items }) => Items));
    for (const secret of ['不愿透露', '钱小雪', '13800000043', '密封的', receipt.body.code, uscc, as.id])
      expect(text).not.toContain(secret);
  });

  it('[3-2f] a buyer complains of their own order, which says agency and category; of another’s it knows nothing', async () => {
    const body = { ...named, target: undefined, orderId: ORDER };
    const { receiptNo } = (await submit(body, { as: buyer })).body;
    const seen = await step('readComplaint', receiptNo, clerk);
    expect(seen.body).toMatchObject({ agencyId: AGENCY, category: 'INSPECTION_TESTING' });
    const opened = await step('openComplaintText', receiptNo, clerk, { reason: '办理' });
    expect(opened.body).toMatchObject({ orderId: ORDER, facts: named.facts });
    for (const as of [officer('team-2', 'BUYER'), officer('team-1', 'PUBLIC')])
      expect((await submit(body, { as })).status).toBe(404);
    expect((await submit(body)).status).toBe(404);
    const naming = { summary: `订单 ${ORDER} 延误` };
    expect((await step('acceptComplaint', receiptNo, clerk, naming)).body.code).toBe('VALIDATION_FAILED');
  });

  it('[3-2f] an officer writes down a call to the hotline, under their own name and nobody else may', async () => {
    const body = { ...named, channel: 'HOTLINE' };
    const receipt = await submit(body, { as: clerk });
    const [submitted] = await eventsOf(receipt.body.receiptNo);
    expect(submitted?.actor).toMatchObject({ id: 'clerk', role: 'CENTRE_OFFICER' });
    expect(submitted?.record).toMatchObject({ channel: 'HOTLINE' });
    for (const as of [undefined, buyer, discipline])
      expect((await submit(body, { ...(as && { as }) })).body.code).toBe('FORBIDDEN_ROLE');
  });

  it('[3-2g] takes papers that nobody finds the owner of, once they are clean', async () => {
    const paper = { mediaType: 'application/pdf', bytes: 1000, sha256: `${'A'.repeat(43)}=` };
    const other = await call('registerComplaintPaper', { at: MONDAY, body: paper });
    const ordinary = { ...report, complainant: { kind: 'ANONYMOUS' }, documentIds: [other.body.documentId] };
    expect((await submit(ordinary)).body.code).toBe('VALIDATION_FAILED');
    const registered = await call('registerComplaintPaper', {
      at: MONDAY,
      body: { ...paper, kind: 'REPORT' },
    });
    expect(registered.status).toBe(201);
    const { documentId, upload } = registered.body;
    expect(upload.fields.key).toMatch(/^uploads\/OP[0-9A-Z]{16}\//);
    const body = { ...report, complainant: { kind: 'ANONYMOUS' }, documentIds: [documentId] };
    expect((await submit(body)).body.code).toBe('DOCUMENT_NOT_CLEAN');
    await scanned(documentId);
    const { receiptNo } = (await submit(body)).body;
    expect(JSON.stringify(await eventsOf(receiptNo))).not.toContain(documentId);
    const opened = await step('openComplaintIdentity', receiptNo, discipline, { reason: '核实' });
    expect(opened.body).toMatchObject({ documentIds: [documentId], complainant: { kind: 'ANONYMOUS' } });
  });

  it('[3-2f] limits what comes from one source address, not what the hotline writes down', async () => {
    const ip = '198.51.100.7';
    for (let i = 0; i < 10; i += 1) expect((await submit(named, { ip })).status).toBe(201);
    const limited = await submit(named, { ip });
    expect([limited.status, limited.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect((await submit({ ...named, channel: 'HOTLINE' }, { ip, as: clerk })).status).toBe(201);
  });
});
