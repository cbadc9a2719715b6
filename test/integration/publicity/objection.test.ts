import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnboardingVerified } from '../../../events/onboarding-verified/v1.ts';
import { submitObjection } from '../../../functions/publicity/objections/submit-objection.ts';
import { happened } from '../../../shared/domain/event.ts';
import { decideScan } from '../../../shared/domain/document/scan.ts';
import { decideConsider } from '../../../shared/domain/hearing/consider.ts';
import { decideExpire } from '../../../shared/domain/hearing/expire.ts';
import { orThrow, ProblemError } from '../../../shared/domain/problem.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { commit } from '../../../shared/store/commit.ts';
import { executeCommand } from '../../../shared/store/execute.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, guardOwner, history, list } from '../../../shared/store/read.ts';
import { usccFixture } from '../../support/uscc-fixtures.ts';
import { agencyOf, CLOSES, officer, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const discipline = officer('discipline', 'CENTRE_DISCIPLINE');
const clerk = officer('clerk', 'CENTRE_OFFICER');
const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
const TUESDAY = '2026-03-03T02:00:00.000Z';
const AFTER = '2026-03-10T02:00:00.000Z';

const signed = (facts = '资质证书已过期') => ({
  objector: { kind: 'INDIVIDUAL', signedName: '赵小满', phone: '13800000042' },
  facts,
});

let address = 0;
const object = (publicityId: string, at = TUESDAY, body: unknown = signed()) => {
  address += 1;
  return world.call('submitObjection', { at, params: { publicityId }, body, ip: `203.0.113.${address}` });
};
const statusOf = async (caseId: string) => (await get(world.tables, onboardingCase, caseId)).status;
const noticeOf = (publicityId: string) => get(world.tables, publicity, publicityId);
const step = (
  operation: Parameters<World['call']>[0],
  objectionId: string,
  as: typeof clerk,
  body?: unknown,
  at = AFTER,
) => world.call(operation, { as, at, params: { objectionId }, ...(body !== undefined && { body }) });

/** Up to the proposal, made by the clerk. */
async function proposed(receiptNo: string, outcome: string, affectsSubject: boolean) {
  await step('acceptObjection', receiptNo, discipline, { redactedText: '反映其资质证书过期' });
  await step('openInvestigation', receiptNo, discipline);
  const body = { outcome, affectsSubject, reason: '经查' };
  const answer = await step('proposeObjectionOutcome', receiptNo, clerk, body, '2026-03-20T02:00:00.000Z');
  expect(answer.status).toBe(200);
}
const decide = (receiptNo: string, as = reviewer, agreed = true) =>
  step('decideObjection', receiptNo, as, { agreed, reason: '同意' }, '2026-03-20T03:00:00.000Z');

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
});

describe('the receipt', () => {
  it('[5-3x] opens the status page with its code only', async () => {
    const { publicityId } = await world.openNotice();
    const { receiptNo, code } = (await object(publicityId)).body;
    const read = (params: { receiptNo: string }, headers: Record<string, string>) =>
      world.call('readReceipt', { params, headers });
    const found = await read({ receiptNo }, { 'x-objection-code': code.toLowerCase().replaceAll('-', ' ') });
    expect(found.body).toMatchObject({ receiptNo, status: 'SUBMITTED', allowedActions: ['withdraw'] });
    expect(found.headers['cache-control']).toBe('no-store');
    for (const [number, given] of [
      [receiptNo, 'WRONG'],
      ['YY20260302-0000000000', code],
    ]) {
      const refused = await read({ receiptNo: number }, { 'x-objection-code': given });
      expect([refused.status, refused.body.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await read({ receiptNo }, {})).body.fields).toMatchObject([
      { field: 'headers.x-objection-code' },
    ]);
  });

  it('[5-3x] lets the objector withdraw: the notice no longer waits', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo, code } = (await object(publicityId)).body;
    const withdraw = (given: string) =>
      world.call('withdrawObjection', { params: { receiptNo }, headers: { 'x-objection-code': given } });
    expect((await withdraw('WRONG')).status).toBe(404);
    expect((await withdraw(code)).body.status).toBe('WITHDRAWN');
    expect((await withdraw(code)).body.code).toBe('ILLEGAL_TRANSITION');
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    expect(await statusOf(caseId)).toBe('APPROVED');
  });
});

describe('the confidence of an objection', () => {
  it('[5-3x] opens the identity to the discipline office alone, and says so in the trail', async () => {
    const { publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    for (const as of [clerk, reviewer, officer('c', 'CENTRE_ADMIN', 'COMMISSION_OFFICER')]) {
      const refused = await step('openObjectionIdentity', receiptNo, as, { reason: '好奇' });
      expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN_ROLE']);
    }
    const opened = await step('openObjectionIdentity', receiptNo, discipline, { reason: '核实联系方式' });
    expect(opened.body).toMatchObject({
      objector: { signedName: '赵小满', phone: '+8613800000042' },
      facts: '资质证书已过期',
    });
    const { items } = await history(world.tables, 'OBJECTION', receiptNo, { limit: 5 });
    expect(items.at(-1)).toMatchObject({
      type: 'ObjectionIdentityOpened',
      actor: { id: 'discipline' },
      reason: '核实联系方式',
    });
  });

  it('[5-3x] gives the agency the redacted text after acceptance, and nothing of others', async () => {
    const { publicityId, uscc } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    const own = agencyOf(uscc);
    expect((await step('readObjection', receiptNo, own)).status).toBe(404);
    expect((await world.call('listObjections', { as: own })).body.items).toEqual([]);
    await step('acceptObjection', receiptNo, discipline, { redactedText: '反映其资质证书过期' });
    const shown = await step('readObjection', receiptNo, own);
    expect(shown.body).toMatchObject({ text: '反映其资质证书过期', allowedActions: [] });
    expect(JSON.stringify(shown.body)).not.toMatch(/赵小满|13800000042|INDIVIDUAL/);
    expect((await world.call('listObjections', { as: own })).body.items).toHaveLength(1);
    expect((await step('readObjection', receiptNo, agencyOf(usccFixture(99)))).status).toBe(404);
    await step('openInvestigation', receiptNo, discipline);
    const comment = { text: '证书已换发', documentIds: [] };
    expect((await step('commentOnObjection', receiptNo, agencyOf(usccFixture(99)), comment)).status).toBe(
      404,
    );
    expect((await step('commentOnObjection', receiptNo, own, comment)).body.comment.text).toBe('证书已换发');
  });
});

describe('a pending objection', () => {
  it('[5-4a] stands against approval by hand', async () => {
    const { caseId, publicityId } = await world.openNotice();
    await object(publicityId);
    for (const at of [TUESDAY, CLOSES]) {
      const refused = await world.call('approveOnboarding', { as: reviewer, at, params: { caseId } });
      expect([refused.status, refused.body.code]).toEqual([409, 'OBJECTION_PENDING']);
    }
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    const still = await world.call('approveOnboarding', { as: reviewer, params: { caseId } });
    expect(still.body.code).toBe('OBJECTION_PENDING');
  });

  it('[5-4b] holds the case; dismissed by a second person it lets the agency in', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo, code } = (await object(publicityId)).body;
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    expect((await noticeOf(publicityId)).status).toBe('CLOSED_PENDING');
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
    await proposed(receiptNo, 'DISMISSED', false);
    expect((await decide(receiptNo, officer('clerk', 'CENTRE_REVIEWER'))).body.code).toBe('FOUR_EYES');
    expect((await decide(receiptNo, officer('verifier', 'CENTRE_REVIEWER'))).body.code).toBe('FOUR_EYES');
    expect((await decide(receiptNo, clerk)).body.code).toBe('FORBIDDEN_ROLE');
    expect((await decide(receiptNo, reviewer, false)).body).toMatchObject({ status: 'INVESTIGATING' });
    await step('proposeObjectionOutcome', receiptNo, clerk, {
      outcome: 'DISMISSED',
      affectsSubject: false,
      reason: '再查',
    });
    expect((await decide(receiptNo)).body.status).toBe('DISMISSED');
    expect((await noticeOf(publicityId)).status).toBe('CLEARED');
    await world.deliver('PUBLICITY', publicityId, 'PublicityCleared', '2026-03-20T03:01:00.000Z');
    await world.deliver('PUBLICITY', publicityId, 'PublicityCleared', '2026-03-20T03:02:00.000Z');
    const approved = await get(world.tables, onboardingCase, caseId);
    expect(approved.status).toBe('APPROVED');
    const { items } = await history(world.tables, 'CASE', caseId, { limit: 20 });
    expect(items.at(-1)?.data).toMatchObject({ onboardedOn: '2026-03-20', afterObjection: true });
    const status = await world.call('readReceipt', {
      params: { receiptNo },
      headers: { 'x-objection-code': code },
    });
    expect(status.body.decision).toMatchObject({ outcome: 'DISMISSED', reason: '同意' });
    expect(await openTasks(`OBJECTION#${receiptNo}`)).toEqual([]);
  });

  it('[5-4b] waits for a silent source after the last dismissal, and lets in when it answers', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    const reason = { code: 'NO_TARGET_OR_FACT', reason: '无具体事实' };
    expect((await step('refuseObjection', receiptNo, clerk, reason)).status).toBe(403);
    expect((await step('refuseObjection', receiptNo, discipline, reason)).body.status).toBe('NOT_ACCEPTED');
    world.sources.outcome = 'UNKNOWN';
    await world.deliver('PUBLICITY', publicityId, 'PublicityCleared', AFTER);
    world.sources.outcome = 'PASS';
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
    const { dueAt } = (await noticeOf(publicityId)).deadlines.PUBLICITY_RE_CHECK!;
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_RE_CHECK', dueAt);
    expect(await statusOf(caseId)).toBe('APPROVED');
    expect((await noticeOf(publicityId)).deadlines).toEqual({});
  });

  it('[5-4b] upheld while the notice runs holds the case, and refuses only after a hearing, by a second person', async () => {
    const { caseId, publicityId, uscc } = await world.openNotice('2026-03-13T01:00:00.000Z');
    const { receiptNo } = (await object(publicityId, '2026-03-13T02:00:00.000Z')).body;
    const other = (await object(publicityId, '2026-03-13T02:00:00.000Z')).body.receiptNo;
    await proposed(receiptNo, 'UPHELD', true);
    expect((await decide(receiptNo)).body.status).toBe('UPHELD');
    expect(await noticeOf(publicityId)).toMatchObject({
      status: 'UPHELD',
      deadlines: {},
      body: { objections: { undecided: [other], upheld: [receiptNo] } },
    });
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
    const pk = `HEARING#CASE#${caseId}`;
    const [heard] = (await list(world.tables, hearing, 'list1', { pk }, { limit: 5 })).items;
    expect(heard?.body).toMatchObject({ ground: 'OBJECTION_UPHELD', issuedBy: 'reviewer', uscc });
    const reject = (as: typeof clerk) =>
      world.call('rejectOnboarding', { as, params: { caseId }, body: { reason: '资质证书过期' } });
    const second = officer('second', 'CENTRE_REVIEWER');
    const unheard = await reject(second);
    expect([unheard.status, unheard.body.code]).toEqual([409, 'HEARING_REQUIRED']);
    await consider(heard!.id);
    expect((await reject(reviewer)).body.code).toBe('FOUR_EYES');
    expect((await reject(clerk)).body.code).toBe('FORBIDDEN_ROLE');
    expect((await reject(second)).body.status).toBe('REJECTED');
    expect(await guardOwner(world.tables, `LIVE_CASE#${uscc}`)).toBeUndefined();
    expect((await reject(second)).body.code).toBe('ILLEGAL_TRANSITION');
    expect(await openTasks(`CASE#${caseId}`)).toEqual([]);
    await proposed(other, 'DISMISSED', false);
    expect((await decide(other)).body.status).toBe('DISMISSED');
  });

  it('[5-4b] partly upheld without touching the subject does not hold it', async () => {
    const { caseId, publicityId } = await world.openNotice('2026-03-13T01:00:00.000Z');
    const { receiptNo } = (await object(publicityId, '2026-03-13T02:00:00.000Z')).body;
    await proposed(receiptNo, 'PARTLY_UPHELD', false);
    await decide(receiptNo);
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', '2026-03-23T16:00:00.000Z');
    expect(await statusOf(caseId)).toBe('APPROVED');
  });

  it('[5-3x] goes over to the notice that replaces a cancelled one', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    const params = { publicityId };
    await world.call('proposeCancellation', { as: clerk, params, body: { reason: '名称有误' } });
    await world.call('cancelPublicity', { as: reviewer, params, body: {} });
    expect((await object(publicityId)).body.code).toBe('ILLEGAL_TRANSITION');
    await verifyAgain(caseId);
    await world.deliver('CASE', caseId, 'OnboardingVerified', '2026-03-04T01:00:00.000Z');
    const next = (await get(world.tables, onboardingCase, caseId)).body.publicityId!;
    expect(next).not.toBe(publicityId);
    expect(await noticeOf(next)).toMatchObject({
      status: 'OPEN',
      body: { objections: { undecided: [receiptNo] } },
    });
    expect((await noticeOf(publicityId)).refs.successor).toBe(next);
    expect((await noticeOf(next)).body.period).toMatchObject({
      publishedOn: '2026-03-04',
      lastDay: '2026-03-11',
    });
    await step('refuseObjection', receiptNo, discipline, { code: 'DUPLICATE', reason: '重复' }, TUESDAY);
    expect((await noticeOf(next)).body.objections.undecided).toEqual([]);
  });

  it('[5-3x] keeps a passed target in its trail and decides nothing by it', async () => {
    const { publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    await world.fire('OBJECTION', receiptNo, 'OBJECTION_ACCEPT', '2026-03-06T15:59:59.000Z');
    expect((await get(world.tables, objection, receiptNo)).version).toBe(1);
    await world.fire('OBJECTION', receiptNo, 'OBJECTION_ACCEPT', '2026-03-06T16:00:00.000Z');
    expect(await get(world.tables, objection, receiptNo)).toMatchObject({
      status: 'SUBMITTED',
      version: 2,
      deadlines: {},
    });
  });
});

describe('the race for the last moment', () => {
  const LAST = '2026-03-09T15:59:59.999Z';
  const close = (publicityId: string) => world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);

  it('[5-3x] finds an objection that came between the reading and the commit of the close', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.meanwhile.asking = async () => {
      expect(await submitAt(publicityId, LAST, '192.0.2.50')).toBe('taken');
    };
    await close(publicityId);
    expect((await noticeOf(publicityId)).status).toBe('CLOSED_PENDING');
    expect(await statusOf(caseId)).toBe('OBJECTION_REVIEW');
  });

  it('[5-3x] refuses an objection that was still being taken when the notice closed', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.meanwhile.hashing = () => close(publicityId);
    expect(await submitAt(publicityId, LAST, '192.0.2.51')).toBe('OBJECTION_PERIOD_OVER');
    expect((await noticeOf(publicityId)).body.objections.received).toBe(0);
    expect(await statusOf(caseId)).toBe('APPROVED');
  });

  it('[5-3x] counts every objection of a crowd, and none beside the close', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const crowd = Array.from({ length: 6 }, (_, i) => submitAt(publicityId, LAST, `192.0.2.${i + 60}`));
    const [, ...answers] = await Promise.all([close(publicityId), ...crowd]);
    const taken = answers.filter((each) => each === 'taken').length;
    const { status, version, body } = await noticeOf(publicityId);
    expect(body.objections).toMatchObject({ received: taken });
    expect(body.objections.undecided).toHaveLength(taken);
    const expected = taken > 0 ? ['CLOSED_PENDING', 'OBJECTION_REVIEW'] : ['CLOSED_CLEAR', 'APPROVED'];
    expect([status, await statusOf(caseId)]).toEqual(expected);
    const events = (await history(world.tables, 'PUBLICITY', publicityId, { limit: 20 })).items;
    expect(verifyChain(events)).toBeUndefined();
    expect(fold(events).version).toBe(version);
  });
});

async function submitAt(publicityId: string, now: string, sourceIp: string): Promise<string> {
  const request = {
    params: { publicityId },
    query: undefined,
    headers: undefined,
    body: { ...signed(), leads: [], documentIds: [] },
    principal: undefined,
    now,
    requestId: 'race',
    sourceIp,
  } as unknown as Parameters<typeof submitObjection>[0];
  const context = {
    actor: { id: 'PUBLIC', role: 'PUBLIC' },
    now,
    policyVersion: 'default',
    requestId: 'race',
    cause: 'race',
  };
  try {
    await executeCommand(world.tables, () => submitObjection(request, world.deps), context);
    return 'taken';
  } catch (error) {
    if (error instanceof ProblemError) return error.refusal.refused;
    throw error;
  }
}

const SYSTEM_CONTEXT = {
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  now: AFTER,
  policyVersion: 'default',
  requestId: 'test',
  cause: 'test',
};

/** What the capability of registration does with a scan result. */
async function scanned(documentId: string): Promise<void> {
  const loaded = await get(world.tables, document, documentId);
  const { bytes, mediaType, sha256 } = loaded.body;
  const scan = { versionId: '1', verdict: 'NO_THREATS_FOUND', file: { bytes, mediaType, sha256 } } as const;
  const decided = orThrow(decideScan(loaded, scan, TUESDAY));
  await commit(
    world.tables,
    { changes: [change(document, loaded, decided)], response: undefined },
    SYSTEM_CONTEXT,
  );
}

async function openTasks(subjectRef: string): Promise<string[]> {
  const { items } = await list(world.tables, task, 'list2', { pk: `TASK#${subjectRef}` }, { limit: 20 });
  return items.filter(({ status }) => status !== 'DONE').map(({ id }) => id);
}

/** What the capability of verification does with a hearing: time over, considered. */
async function consider(hearingId: string): Promise<void> {
  const issued = await get(world.tables, hearing, hearingId);
  const expired = decideExpire(issued, issued.deadlines.HEARING_REPLY!.dueAt)!;
  await commit(
    world.tables,
    { changes: [change(hearing, issued, expired)], response: undefined },
    SYSTEM_CONTEXT,
  );
  const loaded = await get(world.tables, hearing, hearingId);
  const acting = {
    now: AFTER,
    actor: { id: 'clerk', role: 'CENTRE_OFFICER' },
    roles: ['CENTRE_OFFICER'] as const,
  };
  const considered = orThrow(decideConsider(loaded, { accepted: false, text: '未答复' }, acting));
  await commit(
    world.tables,
    { changes: [change(hearing, loaded, considered)], response: undefined },
    SYSTEM_CONTEXT,
  );
}

/** A case that came back to verification and passed it again. */
async function verifyAgain(caseId: string): Promise<void> {
  const loaded = await get(world.tables, onboardingCase, caseId);
  const event = happened(
    OnboardingVerified,
    { caseId, uscc: loaded.body.uscc, categories: ['SCI_TECH_CONSULTING'] },
    { article: '5-2c', to: 'VERIFIED' },
  );
  const decided = { events: [event], body: loaded.body };
  await commit(
    world.tables,
    { changes: [change(onboardingCase, loaded, decided)], response: undefined },
    SYSTEM_CONTEXT,
  );
}
