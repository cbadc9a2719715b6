import { decideObjection } from '../../../functions/publicity/objections/decide-objection.ts';
import { commit } from '../../../shared/store/commit.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { hearing } from '../../../shared/store/aggregates/hearing.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { get, guardOwner, history, list } from '../../../shared/store/read.ts';
import { discipline, clerk, reviewer, TUESDAY, AFTER, stepsIn } from './steps.ts';
import { CLOSES, officer, startWorld } from './world.ts';

const world = await startWorld();
const { object, statusOf, noticeOf, step, proposed, decide, openTasks, consider, verifyAgain, verifiedBy } =
  stepsIn(world);
afterAll(() => world.stop());

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

  it('[5-4b] keeps out whoever verified the case as a condition of the write, too', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const { receiptNo } = (await object(publicityId)).body;
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    await proposed(receiptNo, 'DISMISSED', false);
    const now = '2026-03-20T03:00:00.000Z';
    const request = {
      params: { objectionId: receiptNo },
      body: { agreed: true, reason: '同意' },
      principal: reviewer,
      now,
    } as unknown as Parameters<typeof decideObjection>[0];
    const plan = await decideObjection(request, world.deps);
    await verifiedBy(caseId, reviewer.id);
    const context = {
      actor: { id: reviewer.id, role: 'CENTRE_REVIEWER' },
      now,
      policyVersion: 'default',
      requestId: 'r',
      cause: 'c',
    };
    expect(await commit(world.tables, plan, context)).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'FOUR_EYES' },
    });
    expect((await noticeOf(publicityId)).status).toBe('CLOSED_PENDING');
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
    const { version } = await noticeOf(publicityId);
    const byHand = await world.call('approveOnboarding', { as: reviewer, at: AFTER, params: { caseId } });
    expect([byHand.status, byHand.body.code]).toEqual([409, 'VERIFICATION_INCOMPLETE']);
    expect((await noticeOf(publicityId)).version).toBe(version);
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
