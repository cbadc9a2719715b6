import { afterAll, describe, expect, it } from 'vitest';
import { complaint } from '../../../shared/store/aggregates/complaint.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { get, history } from '../../../shared/store/read.ts';
import { closeTask } from '../../../shared/store/tasks.ts';
import { usccFixture, USCC } from '../../support/uscc-fixtures.ts';
import { agencyOf, officer } from '../publicity/world.ts';
import {
  AGENCY,
  buyer,
  clerk,
  discipline,
  LATER,
  MONDAY,
  named,
  own,
  report,
  reviewer,
  startWorld,
} from './world.ts';

const world = await startWorld();
const { call, submit, step, investigated, openTasks, fire } = world;
afterAll(() => world.stop());

const stranger = agencyOf(usccFixture(91));
const finding = { outcome: 'SUBSTANTIATED', reason: '经查属实' };
const handedIn = async (body: unknown = named): Promise<string> => (await submit(body)).body.receiptNo;

describe('handling', () => {
  it('[3-2f] leads from acceptance to the answer, each step in its queue, and the complainant reads the outcome', async () => {
    const { receiptNo, code } = (await submit()).body;
    const mine = { params: { receiptNo }, headers: { 'x-complaint-code': code } };
    const accepted = await step('acceptComplaint', receiptNo, clerk, { summary: '反映其交付延误' });
    expect(accepted.body).toMatchObject({ status: 'ACCEPTED', agencyId: AGENCY });
    expect(await openTasks(receiptNo)).toEqual(['CENTRE_OFFICER INVESTIGATE_COMPLAINT']);
    await step('investigateComplaint', receiptNo, clerk);
    const early = await step('proposeComplaintOutcome', receiptNo, clerk, finding);
    expect([early.status, early.body.code]).toEqual([409, 'HEARING_REQUIRED']);
    expect((await step('commentOnComplaint', receiptNo, own, { text: '已安排交付' })).status).toBe(200);
    await step('proposeComplaintOutcome', receiptNo, clerk, finding);
    expect(await openTasks(receiptNo)).toEqual(['CENTRE_REVIEWER DECIDE_COMPLAINT']);
    await step('decideComplaint', receiptNo, reviewer, { agreed: true, reason: '同意' });
    expect(await openTasks(receiptNo)).toEqual(['CENTRE_OFFICER REPLY_COMPLAINT']);
    expect((await step('readComplaint', receiptNo, own)).body.decision.reason).toBe('经查属实');
    expect((await step('readComplaint', receiptNo, clerk)).body).toMatchObject({
      decision: { reason: '同意' },
      handling: { proposal: { reason: '经查属实' } },
    });
    await step('replyToComplaint', receiptNo, clerk, { text: '已查实并责令改正' });
    expect((await call('readComplaintReceipt', mine)).body).toMatchObject({
      status: 'REPLIED',
      decision: { outcome: 'SUBSTANTIATED', reason: '经查属实' },
      reply: { text: '已查实并责令改正' },
    });
    await step('closeComplaint', receiptNo, clerk, { text: '办结' });
    expect(await openTasks(receiptNo)).toEqual([]);
    const { items } = await history(world.tables, 'COMPLAINT', receiptNo, { limit: 20 });
    const { data } = items.find(({ type }) => type === 'ComplaintDecided')!;
    expect(data).toMatchObject({ outcome: 'SUBSTANTIATED', agencyId: AGENCY, uscc: USCC.company });
  });

  it('[3-2h] a suggestion is answered and closed', async () => {
    const suggestion = { kind: 'SUGGESTION', complainant: { kind: 'ANONYMOUS' }, facts: '建议增加类别' };
    const receipt = (await submit(suggestion)).body;
    expect(receipt).toMatchObject({ status: 'SUBMITTED', answerDueOn: '2026-04-01' });
    const { receiptNo } = receipt;
    expect(receiptNo).toMatch(/^JY/);
    expect(await openTasks(receiptNo)).toEqual(['CENTRE_OFFICER REPLY_COMPLAINT']);
    const refused = await step('acceptComplaint', receiptNo, clerk, { summary: 'x' });
    expect([refused.status, refused.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    expect((await step('replyToComplaint', receiptNo, clerk, { text: '感谢，已纳入研究' })).body.status).toBe(
      'REPLIED',
    );
    expect((await step('closeComplaint', receiptNo, clerk, { text: '办结' })).body.status).toBe('CLOSED');
  });

  it('[3-2f] is not accepted for a published reason only, or passed on to whom it belongs', async () => {
    const refused = await handedIn();
    const whim = { code: 'WHIM', reason: 'x' };
    expect((await step('refuseComplaint', refused, clerk, whim)).body.code).toBe('VALIDATION_FAILED');
    const duplicate = { code: 'DUPLICATE', reason: '与前一件重复' };
    expect((await step('refuseComplaint', refused, clerk, duplicate)).body.status).toBe('NOT_ACCEPTED');
    expect(await openTasks(refused)).toEqual([]);
    const moved = await handedIn();
    const transfer = { authority: '市场监管局', reason: '属其职责' };
    expect((await step('transferComplaint', moved, clerk, transfer)).body.status).toBe('TRANSFERRED');
    expect(await openTasks(moved)).toEqual(['CENTRE_OFFICER CLOSE_COMPLAINT']);
  });

  it('[SM-13] needs a second person, and may be returned to the first', async () => {
    const id = await investigated();
    await step('proposeComplaintOutcome', id, clerk, finding, LATER);
    const both = officer('clerk', 'CENTRE_REVIEWER');
    const agreed = { agreed: true, reason: '同意' };
    const refused = await step('decideComplaint', id, both, agreed, LATER);
    expect([refused.status, refused.body.code]).toEqual([403, 'FOUR_EYES']);
    const returned = await step('decideComplaint', id, reviewer, { agreed: false, reason: '再查' }, LATER);
    expect(returned.body.handling.proposal).toBeUndefined();
    expect(await openTasks(id)).toEqual(['CENTRE_OFFICER INVESTIGATE_COMPLAINT']);
  });

  it('[SM-13] an investigation suspects a violation of the agency, once it is known which', async () => {
    const described = await handedIn({ ...report, target: { description: '某检测公司' } });
    const suspicion = { kind: 'FALSIFICATION_TEST_RESULT', reason: '报告与原始记录不符' };
    await step('acceptComplaint', described, discipline, { summary: '反映报告不实' });
    await step('investigateComplaint', described, discipline);
    const unknown = await step('suspectViolationFromComplaint', described, discipline, suspicion);
    expect([unknown.status, unknown.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    const id = await handedIn({ ...report, target: { description: '某检测公司' } });
    await step('acceptComplaint', id, discipline, { summary: '反映报告不实', agencyId: AGENCY });
    await step('investigateComplaint', id, discipline);
    const answer = await step('suspectViolationFromComplaint', id, discipline, suspicion);
    const [violationId] = answer.body.handling.violationIds;
    expect((await get(world.tables, violation, violationId)).body).toMatchObject({
      agencyId: AGENCY,
      sourceRef: `COMPLAINT#${id}`,
      fromReport: true,
    });
  });

  it('[SM-13] a target that passes stands in the trail, and decides nothing; it never fires early', async () => {
    const { receiptNo: id, code, answerDueOn } = (await submit()).body;
    const { deadlines } = await get(world.tables, complaint, id);
    const due = deadlines['COMPLAINT_ACCEPT']!.dueAt;
    await fire(id, 'COMPLAINT_ACCEPT', '2026-03-03T02:00:00.000Z').catch(() => undefined);
    expect((await get(world.tables, complaint, id)).version).toBe(1);
    await fire(id, 'COMPLAINT_ACCEPT', due);
    const passed = await get(world.tables, complaint, id);
    expect([passed.status, passed.version]).toEqual(['SUBMITTED', 2]);
    expect(await openTasks(id)).toEqual(['CENTRE_OFFICER ACCEPT_COMPLAINT']);
    const mine = { params: { receiptNo: id }, headers: { 'x-complaint-code': code } };
    const overdue = await call('readComplaintReceipt', mine);
    expect(overdue.body).toMatchObject({ answerDueOn, deadlines: [] });
    expect(answerDueOn).toBe('2026-03-09');
    await step('refuseComplaint', id, clerk, { code: 'DUPLICATE', reason: '重复' }, due);
    expect((await call('readComplaintReceipt', mine)).body.answerDueOn).toBeUndefined();
  });

  it('[SM-13] gives more time for the answer once, and refuses who declared an interest', async () => {
    const id = await investigated();
    const reason = { reason: '需外部鉴定' };
    const extended = await step('extendComplaintReply', id, reviewer, reason);
    expect(extended.body.deadlines).toContainEqual(
      expect.objectContaining({ kind: 'COMPLAINT_REPLY', lastDay: '2026-05-06' }),
    );
    const work = await get(world.tables, task, `COMPLAINT-${id}-INVESTIGATE_COMPLAINT-1`);
    const later = { dueAt: extended.body.handling.dueAt };
    expect([work.body, work.deadlines['ESCALATE']]).toMatchObject([later, later]);
    expect((await step('extendComplaintReply', id, reviewer, reason)).body.code).toBe('ILLEGAL_TRANSITION');
    const partial = { ...clerk, conflicts: [USCC.company] };
    const refused = await step('proposeComplaintOutcome', id, partial, finding, LATER);
    expect([refused.status, refused.body.code]).toEqual([403, 'CONFLICT_OF_INTEREST']);
    const stale = await call('transferComplaint', {
      as: clerk,
      params: { complaintId: await handedIn() },
      headers: { 'if-match': '"7"' },
      body: { authority: 'x', reason: 'y' },
    });
    expect(stale.status).toBe(412);
  });
});

describe('confidence', () => {
  it('[3-2g] who else asks for the identity gets 403, and the discipline office hears of it', async () => {
    const id = await handedIn(report);
    const purpose = { reason: '想知道是谁' };
    for (const [index, as] of [clerk, reviewer, own, buyer, officer('u', 'COMMISSION_OFFICER')].entries()) {
      const refused = await step('openComplaintIdentity', id, as, purpose);
      expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN_ROLE']);
      expect(refused.headers['content-type']).toBe('application/problem+json');
      expect(JSON.stringify(refused.body)).not.toContain('赵小满');
      expect(world.warnings.at(-1)).toMatchObject([
        'IDENTITY_REFUSED',
        { actorId: as.id, ref: `COMPLAINT#${id}` },
      ]);
      expect((await openTasks(id)).filter((each) => each.includes('REVIEW_IDENTITY'))).toHaveLength(
        index + 1,
      );
    }
    const stale = { as: clerk, params: { complaintId: id }, body: purpose, headers: { 'if-match': '"7"' } };
    expect((await call('openComplaintIdentity', stale)).status).toBe(403);
    // Not a change of the complaint, nor, asked again, of the task that somebody may be working on.
    expect((await get(world.tables, complaint, id)).version).toBe(1);
    const attempt = `COMPLAINT-${id}-REVIEW_IDENTITY_ATTEMPT-clerk-2026-03-02-IDENTITY`;
    const trail = async () =>
      (await history(world.tables, 'TASK', attempt, { limit: 20 })).items.map(
        ({ type, actor }) => `${type} ${actor.id}`,
      );
    expect(await trail()).toEqual(['TaskOpened clerk', 'ComplaintIdentityRefused clerk']);
    const review = await get(world.tables, task, attempt);
    expect(review.body.dueAt).toBe('2026-03-03T16:00:00.000Z');
    expect(review.deadlines['ESCALATE']).toMatchObject({ dueAt: '2026-03-03T16:00:00.000Z' });
    expect((await openTasks(id)).filter((each) => each.includes('REVIEW_IDENTITY'))).toHaveLength(5);
    const about = { now: MONDAY, actor: { id: discipline.id, role: 'CENTRE_DISCIPLINE' } };
    const done = await closeTask(world.tables, attempt, { ...about, article: '3-2g' });
    await world.write(done!);
    await step('openComplaintIdentity', id, clerk, purpose);
    expect((await trail()).at(-1)).toBe('ComplaintIdentityRefused clerk');
    expect(await trail()).toHaveLength(4);
    const nowhere = await step('openComplaintIdentity', 'JB-20260302-ABSENT', clerk, purpose);
    const { instance: _one, ...same } = (await step('openComplaintIdentity', id, clerk, purpose)).body;
    expect([nowhere.status, nowhere.body]).toMatchObject([403, same]);
    expect(world.warnings.at(-2)).toMatchObject([
      'IDENTITY_REFUSED',
      { ref: 'COMPLAINT#JB-20260302-ABSENT' },
    ]);
    const naming = await step('openComplaintIdentity', id, discipline, { reason: '核实赵小满的反映' });
    expect([naming.status, naming.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    const opened = await step('openComplaintIdentity', id, discipline, { reason: '核实' });
    expect(opened.body).toMatchObject({ complainant: { signedName: '赵小满', phone: '+8613800000042' } });
    expect(opened.headers['cache-control']).toBe('no-store');
  });

  it('[3-2g] who tries names on a complaint leaves a trace with each, and nothing else changes', async () => {
    const id = await handedIn();
    const { version } = await get(world.tables, complaint, id);
    const attempts = () => world.warnings.filter(([code]) => code === 'COMPLAINANT_NAMED').length;
    const before = attempts();
    for (const summary of ['赵小满反映其交付延误', '来电13800000042']) {
      const refused = await step('acceptComplaint', id, clerk, { summary });
      expect([refused.status, refused.body.code]).toEqual([422, 'VALIDATION_FAILED']);
      expect(refused.headers['content-type']).toBe('application/problem+json');
    }
    expect(attempts()).toBe(before + 2);
    expect(world.warnings.at(-1)![1]).toMatchObject({ actorId: clerk.id, ref: `COMPLAINT#${id}` });
    expect(await openTasks(id)).toContain('CENTRE_DISCIPLINE REVIEW_IDENTITY_ATTEMPT');
    expect((await get(world.tables, complaint, id)).version).toBe(version);
    const hidden = await investigated(report, discipline);
    const extended = await step('extendComplaintReply', hidden, reviewer, { reason: '核实赵小满所述' });
    expect(extended.body.code).toBe('VALIDATION_FAILED');
    expect(await openTasks(hidden)).toContain('CENTRE_DISCIPLINE REVIEW_IDENTITY_ATTEMPT');
    const reason = { code: 'DUPLICATE', reason: '赵小满重复反映' };
    await step('refuseComplaint', await handedIn(report), discipline, reason);
    expect(attempts()).toBe(before + 3);
  });

  it('[3-2g] a report is the discipline office’s: an officer neither lists nor reads nor handles it', async () => {
    const id = await handedIn(report);
    const attempts = [
      await step('readComplaint', id, clerk),
      await step('openComplaintText', id, clerk, { reason: 'x' }),
      await step('acceptComplaint', id, clerk, { summary: 'x' }),
      await call('listComplaints', { as: clerk, query: { kind: 'REPORT' } }),
    ];
    for (const { status, body } of attempts) expect([status, body.code]).toEqual([403, 'FORBIDDEN_ROLE']);
    expect(attempts[2]!.body.detail).toBe('举报由管理中心纪检人员办理');
    const listed = await call('listComplaints', { as: discipline, query: { kind: 'REPORT' } });
    expect(listed.body.items.map(({ complaintId }: { complaintId: string }) => complaintId)).toContain(id);
  });

  it('[3-2f] an agency reads what concerns it once it is accepted, and nothing of the complainant', async () => {
    const id = await handedIn();
    expect((await step('readComplaint', id, own)).status).toBe(404);
    await step('acceptComplaint', id, clerk, { summary: '反映其交付延误' });
    const seen = await step('readComplaint', id, own);
    expect(seen.body).toMatchObject({ summary: '反映其交付延误', allowedActions: [], deadlines: [] });
    expect(seen.body.handling).toBeUndefined();
    expect((await step('readComplaint', id, stranger)).status).toBe(404);
    const hidden = await handedIn(report);
    await step('acceptComplaint', hidden, discipline, { summary: '反映报告不实' });
    expect((await step('readComplaint', hidden, own)).status).toBe(404);
    const ids = (await call('listComplaints', { as: own, query: { limit: '100' } })).body.items.map(
      ({ complaintId }: { complaintId: string }) => complaintId,
    );
    expect(ids).toContain(id);
    expect(ids).not.toContain(hidden);
    await step('investigateComplaint', hidden, discipline);
    expect((await step('readComplaint', hidden, own)).body.allowedActions).toEqual(['comment']);
    const foreign = await step('commentOnComplaint', hidden, stranger, { text: 'x' });
    expect(foreign.status).toBe(404);
    const params = { complaintId: hidden };
    for (const headers of [{}, { 'if-match': '"1"' }]) {
      const blind = await call('commentOnComplaint', { as: stranger, params, body: { text: 'x' }, headers });
      expect(blind.status).toBe(404);
    }
    expect((await call('listComplaints', { as: stranger })).body.items).toEqual([]);
  });

  it('[3-2f] lists in the order of due dates, page by page', async () => {
    const later = (await submit(named, { at: LATER })).body.receiptNo;
    const first = await call('listComplaints', { as: clerk, query: { limit: '1' } });
    expect(first.body.items).toHaveLength(1);
    const rest = await call('listComplaints', {
      as: clerk,
      query: { limit: '100', cursor: first.body.cursor },
    });
    const dues = [...first.body.items, ...rest.body.items].map((each) => each.handling.dueAt);
    expect(dues).toEqual(dues.toSorted());
    expect(rest.body.items.at(-1).complaintId).toBe(later);
  });
});
