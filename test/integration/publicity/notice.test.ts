import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agency, liveAgencyOf } from '../../../shared/store/aggregates/agency.ts';
import { onboardingCase } from '../../../shared/store/aggregates/onboarding-case.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import { fold, verifyChain } from '../../../shared/store/fold.ts';
import { get, guardOwner, history, list } from '../../../shared/store/read.ts';
import { CLOSES, MONDAY, officer, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const reviewer = officer('reviewer', 'CENTRE_REVIEWER');
const admin = officer('admin', 'CENTRE_ADMIN');
const statusOf = async (caseId: string) => (await get(world.tables, onboardingCase, caseId)).status;
const noticeOf = (publicityId: string) => get(world.tables, publicity, publicityId);

describe('a notice', () => {
  it('[5-3] opens once for a verified case, with its case in one commit', async () => {
    const { caseId, publicityId } = await world.openNotice();
    await world.deliver('CASE', caseId, 'OnboardingVerified', MONDAY);
    const notice = await noticeOf(publicityId);
    expect(notice).toMatchObject({ status: 'OPEN', version: 2, refs: { case: caseId } });
    expect(notice.deadlines.PUBLICITY_CLOSE?.dueAt).toBe(CLOSES);
    expect(await statusOf(caseId)).toBe('IN_PUBLICITY');
    expect(world.sources.asked).toEqual([]);
  });

  it('[5-3] is public as data and as a page, and its hash can be recomputed', async () => {
    const { publicityId, uscc } = await world.openNotice();
    const shown = await world.call('readPublicity', { params: { publicityId } });
    expect(shown.status).toBe(200);
    expect(shown.body.period.text).toBe('公示期：2026年3月2日至2026年3月9日（截至当日24时）');
    expect(shown.body.allowedActions).toEqual(['object']);
    expect(shown.body.objections).toBeUndefined();
    const hash = createHash('sha256').update(canonicalize(shown.body.content)!).digest('hex');
    expect(shown.body.contentHash).toBe(hash);
    const page = await world.call('readPublicityPage', { params: { publicityId } });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain(uscc);
    const bulletin = await world.call('readBulletin');
    expect(bulletin.body).toContain(`/publicities/${publicityId}/page`);
    const listed = await world.call('listPublicities', { query: { limit: '1' } });
    expect(listed.body.items).toHaveLength(1);
    expect(listed.body.cursor).toEqual(expect.any(String));
    const closed = await world.call('listPublicities', { query: { status: 'CANCELLED' } });
    expect([closed.status, closed.body.code]).toEqual([403, 'FORBIDDEN_ROLE']);
    expect((await world.call('readPublicity', { params: { publicityId: 'none' } })).status).toBe(404);
  });

  it('[5-3] does not open when the re-check fails or knows nothing', async () => {
    for (const outcome of ['FAIL', 'UNKNOWN'] as const) {
      const verified = await world.verifiedCase();
      world.sources.outcome = outcome;
      const late = '2026-03-20T01:00:00.000Z';
      await world.deliver('CASE', verified.caseId, 'OnboardingVerified', late);
      expect(await statusOf(verified.caseId)).toBe('VERIFYING');
    }
    world.sources.outcome = 'PASS';
  });

  it('[5-3] is never edited', async () => {
    const { publicityId } = await world.openNotice();
    const edit = { params: { publicityId }, body: { title: 'x' } };
    const refused = await world.call('editPublicity', { ...edit, as: reviewer });
    expect([refused.status, refused.body.code]).toEqual([409, 'PUBLICITY_CONTENT_FIXED']);
    expect((await world.call('editPublicity', edit)).status).toBe(401);
  });

  it('[5-3] is not closed early, neither by hand nor by its clock', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const early = '2026-03-09T15:59:59.999Z';
    const refused = await world.call('closePublicity', { as: reviewer, at: early, params: { publicityId } });
    expect([refused.status, refused.body.code]).toEqual([409, 'PUBLICITY_RUNNING']);
    const approval = await world.call('approveOnboarding', { as: reviewer, params: { caseId } });
    expect([approval.status, approval.body.code]).toEqual([409, 'PUBLICITY_RUNNING']);
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', early);
    expect((await noticeOf(publicityId)).status).toBe('OPEN');
  });

  it('[5-3] is extended for an outage, and what is asked wrongly changes nothing', async () => {
    const { publicityId } = await world.openNotice();
    const body = {
      cause: 'OUTAGE',
      from: '2026-03-03T01:00:00.000Z',
      to: '2026-03-03T06:00:00.000Z',
      reason: '机房断电',
    };
    const at = '2026-03-04T01:00:00.000Z';
    const forbidden = await world.call('extendPublicity', {
      as: reviewer,
      at,
      params: { publicityId },
      body,
    });
    expect(forbidden.body.code).toBe('FORBIDDEN_ROLE');
    const short = { ...body, to: '2026-03-03T05:00:00.000Z' };
    const refused = await world.call('extendPublicity', {
      as: admin,
      at,
      params: { publicityId },
      body: short,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    const done = await world.call('extendPublicity', { as: admin, at, params: { publicityId }, body });
    expect([done.status, done.body.period.lastDay]).toEqual([200, '2026-03-10']);
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    expect((await noticeOf(publicityId)).status).toBe('OPEN');
  });

  it('[5-3] is cancelled by two persons, and a full new one follows', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const params = { publicityId };
    const none = await world.call('cancelPublicity', { as: reviewer, params, body: {} });
    expect(none.body.code).toBe('ILLEGAL_TRANSITION');
    await world.call('proposeCancellation', { as: reviewer, params, body: { reason: '名称有误' } });
    const same = await world.call('cancelPublicity', { as: reviewer, params, body: {} });
    expect([same.status, same.body.code]).toEqual([403, 'FOUR_EYES']);
    const second = officer('second', 'CENTRE_REVIEWER');
    const partial = { ...second, conflicts: [(await noticeOf(publicityId)).body.uscc!] };
    const conflicted = await world.call('cancelPublicity', { as: partial, params, body: {} });
    expect(conflicted.body.code).toBe('CONFLICT_OF_INTEREST');
    const done = await world.call('cancelPublicity', { as: second, params, body: {} });
    expect(done.body).toMatchObject({ status: 'CANCELLED', deadlines: [] });
    expect(await statusOf(caseId)).toBe('VERIFYING');
    expect((await world.call('readPublicity', { params })).body.content).toBeUndefined();
  });
});

describe('the end of a notice', () => {
  it('[5-4a] lets the agency in by itself, on the date of closesAt however late', async () => {
    const { caseId, uscc, publicityId } = await world.openNotice();
    const late = '2026-03-13T02:00:00.000Z';
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', late);
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', late);
    const approved = await get(world.tables, onboardingCase, caseId);
    expect(approved.status).toBe('APPROVED');
    const agencyId = approved.body.agencyId!;
    const onboarded = await get(world.tables, agency, agencyId);
    expect(onboarded).toMatchObject({
      status: 'ACTIVE',
      version: 1,
      body: { uscc, onboardedOn: '2026-03-10' },
    });
    expect(await guardOwner(world.tables, liveAgencyOf(uscc))).toBe(agencyId);
    expect(await guardOwner(world.tables, `LIVE_CASE#${uscc}`)).toBeUndefined();
    const { items } = await list(world.tables, agency, 'list2', { pk: `AGENCY#USCC#${uscc}` }, { limit: 10 });
    expect(items).toHaveLength(1);
    const closed = await noticeOf(publicityId);
    expect(closed).toMatchObject({ status: 'CLOSED_CLEAR', deadlines: {} });
    const events = (await history(world.tables, 'PUBLICITY', publicityId, { limit: 100 })).items;
    expect(verifyChain(events)).toBeUndefined();
    expect(fold(events)).toMatchObject({ status: 'CLOSED_CLEAR', version: closed.version, deadlines: {} });
    expect(events.at(-1)?.record).toMatchObject({ received: 0, reCheck: { outcome: 'PASS' } });
  });

  it('[5-4a] asks the lists again, and sends a failing case back to verification', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.sources.outcome = 'FAIL';
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    world.sources.outcome = 'PASS';
    expect((await noticeOf(publicityId)).status).toBe('CLOSED_CLEAR');
    expect(await statusOf(caseId)).toBe('VERIFYING');
  });

  it('[5-4a] waits for a source that knows nothing, with a person told, and tries again', async () => {
    const { caseId, publicityId } = await world.openNotice();
    world.sources.outcome = 'UNKNOWN';
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_CLOSE', CLOSES);
    const waiting = await noticeOf(publicityId);
    expect(waiting).toMatchObject({
      status: 'OPEN',
      deadlines: { PUBLICITY_RE_CHECK: { dueAt: '2026-03-09T17:00:00.000Z' } },
    });
    const task = `PUBLICITY-${publicityId}-RE_CHECK_AT_CLOSE-1`;
    expect((await history(world.tables, 'TASK', task, { limit: 5 })).items.map(({ type }) => type)).toEqual([
      'TaskOpened',
    ]);
    const byHand = { as: reviewer, params: { publicityId }, at: '2026-03-09T16:30:00.000Z' };
    const { version } = waiting;
    expect(await world.call('closePublicity', byHand)).toMatchObject({
      status: 409,
      body: { code: 'VERIFICATION_INCOMPLETE' },
    });
    expect((await noticeOf(publicityId)).version).toBe(version);
    const objecting = { params: { publicityId }, at: '2026-03-09T16:30:00.000Z', body: signed('太晚') };
    expect((await world.call('submitObjection', objecting)).body.code).toBe('OBJECTION_PERIOD_OVER');
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_RE_CHECK', '2026-03-09T17:00:00.000Z');
    expect((await noticeOf(publicityId)).deadlines.PUBLICITY_RE_CHECK?.dueAt).toBe(
      '2026-03-09T18:00:00.000Z',
    );
    world.sources.outcome = 'PASS';
    await world.fire('PUBLICITY', publicityId, 'PUBLICITY_RE_CHECK', '2026-03-11T18:00:00.000Z');
    const approved = await get(world.tables, onboardingCase, caseId);
    expect(approved.status).toBe('APPROVED');
    expect((await get(world.tables, agency, approved.body.agencyId!)).body.onboardedOn).toBe('2026-03-10');
    expect((await history(world.tables, 'TASK', task, { limit: 5 })).items.at(-1)?.type).toBe('TaskClosed');
  });

  it('[5-4a] can be brought about by hand once the period is over', async () => {
    const { caseId, publicityId } = await world.openNotice();
    const done = await world.call('closePublicity', { as: reviewer, at: CLOSES, params: { publicityId } });
    expect([done.status, done.body.status]).toEqual([200, 'CLOSED_CLEAR']);
    expect(await statusOf(caseId)).toBe('APPROVED');
    const again = await world.call('closePublicity', { as: reviewer, params: { publicityId } });
    expect([again.status, again.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  });
});

const signed = (facts: string) => ({
  objector: { kind: 'INDIVIDUAL', signedName: '张三', phone: '13800000001' },
  facts,
});

describe('a changed calendar', () => {
  it('[5-3] extends every running notice once, and tells of it', async () => {
    const at = '2026-12-21T01:00:00.000Z';
    const notices = [await world.openNotice(at), await world.openNotice(at)];
    const before = await Promise.all(notices.map(({ publicityId }) => noticeOf(publicityId)));
    expect(before.map(({ body }) => body.period.lastDay)).toEqual(['2026-12-28', '2026-12-28']);
    const table = {
      year: 2026,
      status: 'OFFICIAL',
      sourceDoc: 'invented',
      sourceDate: '2026-12-22',
    } as const;
    await world.uploadCalendar({ ...table, holidays: ['2026-12-28', '2026-12-29'], makeupWorkdays: [] });
    await world.recount('event SETTINGS-current-1', '2026-12-22T01:00:00.000Z');
    await world.recount('event SETTINGS-current-1', '2026-12-22T01:00:00.000Z');
    await world.recount('sweep of 2026-12-23', '2026-12-22T16:05:00.000Z');
    for (const { publicityId } of notices) {
      const { body, deadlines, version } = await noticeOf(publicityId);
      expect(body.period.lastDay).toBe('2026-12-30');
      expect(deadlines.PUBLICITY_CLOSE?.dueAt).toBe('2026-12-30T16:00:00.000Z');
      expect(version).toBe(3);
      const { items } = await history(world.tables, 'PUBLICITY', publicityId, { limit: 10 });
      const data = { cause: 'CALENDAR', lastDay: '2026-12-30' };
      expect(items.at(-1)).toMatchObject({ type: 'PublicityExtended', data });
    }
  });
});
