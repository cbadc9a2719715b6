import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf } from '../time/calendar.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import { orThrow } from '../problem.ts';
import type { Decided } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { decideConsider, requireConsidered } from './consider.ts';
import { decideExpire } from './expire.ts';
import type { HearingBody, HearingState } from './hearing.ts';
import { decideIssueHearing } from './issue.ts';
import { decideReply } from './reply.ts';

const NOW = '2026-03-02T01:00:00.000Z';
const by = (role: Role, now = NOW) => ({ now, actor: { id: `u-${role}`, role }, roles: [role] });
const ctx = {
  ...by('CENTRE_OFFICER'),
  policy: resolvePolicy([], '2026-03-02'),
  calendar: calendarOf(builtInCalendar),
};
const notice = {
  subjectRef: 'CASE#C1',
  uscc: USCC.company,
  ground: 'VERIFICATION_FAILURE',
  facts: [{ key: 'RESEARCH_INTEGRITY', row: '4-3', code: 'INTEGRITY_SANCTION_ACTIVE', zh: '样例' }],
  reason: '处于惩戒期',
  article: '5-2c',
} as const;

function next(state: HearingState, decided: Decided<HearingBody>): HearingState {
  const deadlines = { ...state.deadlines };
  for (const event of decided.events) {
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  const status = decided.events.findLast(({ to }) => to !== undefined)?.to ?? state.status;
  return { id: state.id, status, deadlines, body: decided.body };
}

const issued = (): HearingState => {
  const decided = decideIssueHearing('H1', { ...notice, facts: [...notice.facts] }, ctx);
  return next({ id: 'H1', status: '', deadlines: {}, body: decided.body }, decided);
};
const REPLY = { text: '惩戒已撤销', documentIds: [], hash: 'h' };
const END = '2026-03-09T16:00:00.000Z';

describe('[SM-22] hearing', () => {
  it('gives five working days to reply, with their derivation', () => {
    expect(issued().body.replyDueOn).toBe('2026-03-09');
    expect(issued().deadlines['HEARING_REPLY']).toMatchObject({
      dueAt: END,
      rule: { policyKey: 'hearing.replyDays', amount: 5, mode: 'WORKDAYS' },
    });
  });

  it('takes a reply until the last moment, and none after: DEADLINE_PASSED', () => {
    const agency = (now: string) => decideReply(issued(), REPLY, by('AGENCY_ADMIN', now));
    expect(agency('2026-03-09T15:59:59.999Z')).toMatchObject({ events: [{ type: 'HearingReplied' }] });
    expect(agency(END)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    const expired = next(issued(), decideExpire(issued(), END)!);
    expect(decideReply(expired, REPLY, by('AGENCY_ADMIN'))).toMatchObject({ refused: 'DEADLINE_PASSED' });
  });

  it('is replied to by the agency, once', () => {
    expect(decideReply(issued(), REPLY, by('CENTRE_OFFICER'))).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    const replied = next(issued(), orThrow(decideReply(issued(), REPLY, by('AGENCY_ADMIN'))));
    expect(replied.deadlines).toEqual({});
    expect(decideReply(replied, REPLY, by('AGENCY_ADMIN'))).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('keeps the reply’s text out of the trail', () => {
    const decided = orThrow(decideReply(issued(), REPLY, by('AGENCY_ADMIN')));
    expect(JSON.stringify(decided.events)).not.toContain(REPLY.text);
    expect(decided.events[0]?.inputHash).toBe('h');
  });

  it('expires neither early nor after a reply', () => {
    expect(decideExpire(issued(), '2026-03-09T15:59:59.999Z')).toBeUndefined();
    const replied = next(issued(), orThrow(decideReply(issued(), REPLY, by('AGENCY_ADMIN'))));
    expect(decideExpire(replied, END)).toBeUndefined();
    expect(next(issued(), decideExpire(issued(), END)!).status).toBe('EXPIRED');
  });

  it('is considered only after a reply or its end, and only then opens the decision', () => {
    const consideration = { accepted: false, text: '未见撤销' };
    const considered = (state: HearingState) =>
      decideConsider(state, consideration, by('CENTRE_OFFICER', END));
    expect(considered(issued())).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const replied = next(issued(), orThrow(decideReply(issued(), REPLY, by('AGENCY_ADMIN'))));
    expect(decideConsider(replied, consideration, by('AGENCY_ADMIN'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const expired = next(issued(), decideExpire(issued(), END)!);
    for (const state of [replied, expired]) {
      expect(requireConsidered(state, '5-2c')).toMatchObject({ refused: 'HEARING_REQUIRED' });
      expect(requireConsidered(next(state, orThrow(considered(state))), '5-2c')).toBeUndefined();
    }
    expect(requireConsidered(undefined, '5-2c')).toMatchObject({ refused: 'HEARING_REQUIRED' });
  });
});
