import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { by, calendar, policy } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { decideConsider, requireConsidered } from './consider.ts';
import { decideExpire } from './expire.ts';
import type { HearingState } from './hearing.ts';
import { decideIssueHearing } from './issue.ts';
import { decideReply } from './reply.ts';

const officer = { ...by(['CENTRE_REVIEWER']), policy, calendar };
const agency = by(['AGENCY_ADMIN']);
const notice = {
  subjectRef: 'CASE#C1',
  uscc: USCC.company,
  ground: 'VERIFICATION_FAILURE',
  facts: [{ key: 'RESEARCH_INTEGRITY', row: '4-3', code: 'INTEGRITY_SANCTION_ACTIVE', zh: '处于惩戒期' }],
  reason: '处于惩戒期',
  article: '5-2c',
} as const;
const reply = { text: '申辩', documentIds: ['D1'], hash: 'h' };
const consideration = { accepted: false, text: '理由不成立' };
const issued = folded('H1', decideIssueHearing('H1', { ...notice, facts: [...notice.facts] }, officer));
const due = issued.deadlines['HEARING_REPLY']?.dueAt ?? '';
const before = new Date(Date.parse(due) - 1).toISOString();
const expired = folded('H1', decideExpire(issued, due), issued);
const replied = folded('H1', decideReply(issued, reply, agency), issued);
const considered = folded('H1', decideConsider(replied, consideration, officer), replied);

type Example = readonly [name: string, state: HearingState, decide: (state: HearingState) => unknown];

const examples: readonly Example[] = [
  [
    'issued',
    { ...issued, body: {} as never },
    () => decideIssueHearing('H1', { ...notice, facts: [...notice.facts] }, officer),
  ],
  ['replied', issued, (state) => decideReply(state, reply, agency)],
  ['replied at the last moment', issued, (state) => decideReply(state, reply, { ...agency, now: before })],
  ['not replied late', issued, (state) => decideReply(state, reply, { ...agency, now: due })],
  ['not replied once expired', expired, (state) => decideReply(state, reply, agency)],
  ['not replied twice', replied, (state) => decideReply(state, reply, agency)],
  ['expired', issued, (state) => decideExpire(state, due)],
  ['not expired before', issued, (state) => decideExpire(state, before)],
  [
    'not expired once replied',
    { ...replied, deadlines: issued.deadlines },
    (state) => decideExpire(state, due),
  ],
  ['not expired without its clock', { ...issued, deadlines: {} }, (state) => decideExpire(state, due)],
  ['considered', replied, (state) => decideConsider(state, consideration, officer)],
  [
    'considered once expired',
    expired,
    (state) => decideConsider(state, { accepted: true, text: '采纳' }, officer),
  ],
  ['not considered before', issued, (state) => decideConsider(state, consideration, officer)],
  ['required', issued, (state) => requireConsidered(state, '5-2c')],
  ['required and missing', issued, () => requireConsidered(undefined, '5-2c')],
  ['required and done', considered, (state) => requireConsidered(state, '5-2c')],
];

describe('[SM-22] what is decided on a hearing', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it('counts working days', () => {
    expect(inLines(issued.deadlines)).toMatchSnapshot('clock');
  });
});
