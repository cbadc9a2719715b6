import { describe, expect, it } from 'vitest';
import { calendar, policy } from '../../../test/support/publicity-fixtures.ts';
import { lastDayOf } from '../time/deadline.ts';
import { decideAcceptComplaint, decideNotAcceptComplaint, decideTransferComplaint } from './accept.ts';
import { actionsOn, COMPLAINT_ACCEPT, COMPLAINT_COMMENT, COMPLAINT_REPLY } from './complaint.ts';
import { decideFinding, decideProposeFinding, decideReturnFinding } from './decide.ts';
import {
  decideCommentOnComplaint,
  decideInvestigateComplaint,
  decidePassDeadline,
  decideSuspectFromComplaint,
} from './investigate.ts';
import { decideCloseComplaint, decideExtendReply, decideReply } from './reply.ts';
import { decideSubmitComplaint } from './submit.ts';
import {
  MONDAY,
  USCC,
  accepted,
  after,
  agency,
  by,
  clerk,
  comment,
  commented,
  complaint,
  decided,
  discipline,
  finding,
  investigating,
  proposed,
  replied,
  report,
  reviewer,
  submission,
  submit,
  suggestion,
  summary,
} from '../../../test/support/complaint-fixtures.ts';

describe('handing in', () => {
  it('[3-2f] is to be taken up within five working days, [3-2h] a suggestion answered within thirty days', () => {
    expect(lastDayOf(complaint.deadlines[COMPLAINT_ACCEPT]!)).toBe('2026-03-09');
    expect(complaint.body.dueAt).toBe(complaint.deadlines[COMPLAINT_ACCEPT]!.dueAt);
    expect(Object.keys(suggestion.deadlines)).toEqual([COMPLAINT_REPLY]);
    expect(lastDayOf(suggestion.deadlines[COMPLAINT_REPLY]!)).toBe('2026-04-01');
  });

  it('[3-2f] an anonymous accusation without leads is NOT_ACCEPTED at once, and says why', () => {
    const refused = submit('REPORT', true);
    expect(refused).toMatchObject({
      status: 'NOT_ACCEPTED',
      deadlines: {},
      body: { notAccepted: { code: 'NO_CHECKABLE_LEADS' } },
    });
  });

  it('[3-2g] puts hashes and references into the trail, and nothing else', () => {
    const { events } = decideSubmitComplaint('K1', submission('REPORT'), { now: MONDAY, policy, calendar });
    expect(events).toMatchObject([
      { type: 'ComplaintSubmitted', article: '3-2g', record: { hashes: ['identity', 'facts', 'evidence'] } },
    ]);
  });
});

describe('SM-13', () => {
  it('[SM-13] goes through investigation and decision to answer and end', () => {
    const closed = after(replied, decideCloseComplaint(replied, { text: '办结' }, clerk));
    expect(
      [accepted, investigating, commented, proposed, decided, replied, closed].map((s) => s.status),
    ).toEqual([
      'ACCEPTED',
      'INVESTIGATING',
      'INVESTIGATING',
      'INVESTIGATING',
      'SUBSTANTIATED',
      'REPLIED',
      'CLOSED',
    ]);
    expect(lastDayOf(accepted.deadlines[COMPLAINT_REPLY]!)).toBe('2026-04-01');
    expect(lastDayOf(investigating.deadlines[COMPLAINT_COMMENT]!)).toBe('2026-03-09');
    expect(Object.keys(decided.deadlines)).toEqual([COMPLAINT_REPLY]);
    expect(closed.deadlines).toEqual({});
  });

  it('[SM-13] a suggestion is answered and closed, never accepted or investigated', () => {
    const answered = after(suggestion, decideReply(suggestion, { text: '谢谢' }, clerk));
    expect(after(answered, decideCloseComplaint(answered, { text: '办结' }, clerk)).status).toBe('CLOSED');
    for (const refused of [
      decideAcceptComplaint(suggestion, summary, clerk),
      decideNotAcceptComplaint(suggestion, { code: 'DUPLICATE', reason: '重复' }, clerk),
      decideTransferComplaint(suggestion, { authority: '他处', reason: '不属本平台' }, clerk),
      decideInvestigateComplaint(suggestion, clerk),
    ])
      expect(refused).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it.each([
    ['SUBSTANTIATED', 'ComplaintDecided'],
    ['PARTLY', 'ComplaintDecided'],
    ['UNSUBSTANTIATED', 'ComplaintDecided'],
  ] as const)('[SM-13] is decided as proposed: %s, for whoever counts it', (outcome, type) => {
    const one = after(commented, decideProposeFinding(commented, { outcome, reason: '经查' }, clerk));
    const two = decideFinding(one, { reason: '同意' }, reviewer);
    expect(two).toMatchObject({
      events: [
        { type, to: outcome, data: { outcome, agencyId: 'A1', uscc: USCC, category: 'INSPECTION_TESTING' } },
      ],
    });
  });

  it('[SM-13] a transferred one is closed, and runs no clock', () => {
    const reason = { authority: '市场监管部门', reason: '属其职责' };
    for (const state of [complaint, accepted]) {
      const transferred = after(state, decideTransferComplaint(state, reason, clerk));
      expect(transferred).toMatchObject({ status: 'TRANSFERRED', deadlines: {} });
      expect(after(transferred, decideCloseComplaint(transferred, { text: '已接收' }, clerk)).status).toBe(
        'CLOSED',
      );
    }
  });

  it('[SM-13] refuses every step out of its order', () => {
    const illegal = { refused: 'ILLEGAL_TRANSITION' };
    expect(decideAcceptComplaint(accepted, summary, clerk)).toMatchObject(illegal);
    expect(decideNotAcceptComplaint(accepted, { code: 'DUPLICATE', reason: '重复' }, clerk)).toMatchObject(
      illegal,
    );
    expect(decideTransferComplaint(investigating, { authority: 'x', reason: 'y' }, clerk)).toMatchObject(
      illegal,
    );
    expect(decideInvestigateComplaint(complaint, clerk)).toMatchObject(illegal);
    expect(decideCommentOnComplaint(accepted, comment, agency)).toMatchObject(illegal);
    expect(decideSuspectFromComplaint(accepted, 'V1', clerk)).toMatchObject(illegal);
    expect(decideProposeFinding(accepted, finding, clerk)).toMatchObject(illegal);
    expect(decideFinding(commented, { reason: '同意' }, reviewer)).toMatchObject(illegal);
    expect(decideReturnFinding(commented, { reason: '否' }, reviewer)).toMatchObject(illegal);
    expect(decideFinding(decided, { reason: '同意' }, reviewer)).toMatchObject(illegal);
    expect(decideReply(investigating, { text: 'x' }, clerk)).toMatchObject(illegal);
    expect(decideExtendReply(replied, { reason: 'x' }, reviewer)).toMatchObject(illegal);
    expect(decideCloseComplaint(decided, { text: 'x' }, clerk)).toMatchObject(illegal);
  });

  it('[3-2g] a report is the discipline office’s, a complaint an officer’s', () => {
    expect(decideAcceptComplaint(report, summary, clerk)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(after(report, decideAcceptComplaint(report, summary, discipline)).status).toBe('ACCEPTED');
    expect(decideAcceptComplaint(complaint, summary, discipline)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    expect(actionsOn(report, ['CENTRE_OFFICER'])).toEqual([]);
    expect(actionsOn(report, ['CENTRE_DISCIPLINE'])).toEqual(['accept', 'refuse', 'transfer']);
  });

  it('[SM-13] is decided by a reviewer who did not propose it (④)', () => {
    const self = { ...by('c', 'CENTRE_OFFICER'), roles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] as const };
    expect(decideFinding(proposed, { reason: '同意' }, self)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideReturnFinding(proposed, { reason: '否' }, self)).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideFinding(proposed, { reason: '同意' }, by('x', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const returned = after(proposed, decideReturnFinding(proposed, { reason: '再查' }, reviewer));
    expect(returned.body.proposal).toBeUndefined();
    expect(after(returned, decideProposeFinding(returned, finding, clerk)).body.proposals).toBe(2);
  });

  it('[SM-13] finds nothing against an agency that was not heard', () => {
    expect(decideProposeFinding(investigating, finding, clerk)).toMatchObject({
      refused: 'HEARING_REQUIRED',
    });
    const nothing = { outcome: 'UNSUBSTANTIATED', reason: '查无实据' } as const;
    expect(
      after(investigating, decideProposeFinding(investigating, nothing, clerk)).body.proposal,
    ).toBeDefined();
    const over = by('c', 'CENTRE_OFFICER', investigating.deadlines[COMPLAINT_COMMENT]!.dueAt);
    expect(after(investigating, decideProposeFinding(investigating, finding, over)).body.proposals).toBe(1);
    expect(decideProposeFinding(proposed, finding, clerk)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('[SM-13] hears the agency once, late too, until an outcome is proposed', () => {
    expect(decideCommentOnComplaint(commented, comment, agency)).toMatchObject({ refused: 'DUPLICATE' });
    const late = by('a', 'AGENCY_ADMIN', investigating.deadlines[COMPLAINT_COMMENT]!.dueAt);
    expect(
      after(investigating, decideCommentOnComplaint(investigating, comment, late)).body.comment?.late,
    ).toBe(true);
    const nothing = { outcome: 'UNSUBSTANTIATED', reason: '查无实据' } as const;
    const waiting = after(investigating, decideProposeFinding(investigating, nothing, clerk));
    expect(decideCommentOnComplaint(waiting, comment, agency)).toMatchObject({ refused: 'DEADLINE_PASSED' });
  });

  it('[SM-13] gives more time for the answer once, by a reviewer', () => {
    const extended = after(
      investigating,
      decideExtendReply(investigating, { reason: '需外部鉴定' }, reviewer),
    );
    expect(lastDayOf(extended.deadlines[COMPLAINT_REPLY]!)).toBe('2026-05-06');
    expect(extended.body.dueAt).toBe(extended.deadlines[COMPLAINT_REPLY]!.dueAt);
    expect(decideExtendReply(extended, { reason: '再延' }, reviewer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideExtendReply(investigating, { reason: '延' }, clerk)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[SM-13] a passed target decides nothing', () => {
    for (const kind of [COMPLAINT_ACCEPT, COMPLAINT_REPLY] as const) {
      const state = kind === COMPLAINT_ACCEPT ? complaint : accepted;
      const passed = after(state, decidePassDeadline(state, kind));
      expect([passed.status, passed.deadlines]).toEqual([state.status, {}]);
    }
    const overdue = after(complaint, decidePassDeadline(complaint, COMPLAINT_ACCEPT));
    expect(after(overdue, decideAcceptComplaint(overdue, summary, clerk)).status).toBe('ACCEPTED');
  });

  it('[SM-13] an investigation may lead to several suspected violations', () => {
    const one = after(investigating, decideSuspectFromComplaint(investigating, 'V1', clerk));
    expect(after(one, decideSuspectFromComplaint(one, 'V2', clerk)).body.violationIds).toEqual(['V1', 'V2']);
    expect(decideSuspectFromComplaint(investigating, 'V1', reviewer)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });
});
