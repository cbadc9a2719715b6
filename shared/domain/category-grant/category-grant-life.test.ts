import { describe, expect, it } from 'vitest';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { AgencyState } from '../agency/agency.ts';
import type { Decided } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { orThrow } from '../problem.ts';
import { calendarOf } from '../time/calendar.ts';
import type { JudgedResult } from '../verification/verification-state.ts';
import { actionsOn } from './actions.ts';
import { decideLapseGrant } from './lapse.ts';
import type { CategoryGrantBody, CategoryGrantState } from './category-grant.ts';
import {
  decideEndReply,
  decideProposeGrantRefusal,
  decideRefuseGrant,
  decideReplyToRefusal,
  decideReturnProposal,
} from './refuse.ts';
import { decideAddCategory, decideApplyResult, decideRequestGrant, decideVerifyGrant } from './request.ts';

const NOW = '2026-03-02T01:00:00.000Z';
/** Five working days after Monday, 2 March. */
const END = '2026-03-09T16:00:00.000Z';
const policy = resolvePolicy([], '2026-03-02');
const as = (role: Role, now = NOW, id = `u-${role}`) => ({
  now,
  actor: { id, role },
  roles: [role],
  policy,
  calendar: calendarOf(builtInCalendar),
});

const agency = (status = 'ACTIVE'): AgencyState => ({
  id: 'A1',
  status,
  body: {
    uscc: USCC.company,
    name: '样例检测有限公司',
    onboardedOn: '2026-01-05',
    categories: [{ code: 'RESEARCH_DEVELOPMENT', grantedOn: '2026-01-05' }],
    origin: { kind: 'IMPORT', batchId: 'B', source: '样例' },
    createdAt: NOW,
  },
});
const declared = (code = 'INSPECTION_TESTING') => ({
  code,
  serviceContent: '水质检测',
  serviceStandardDocumentId: 'D1',
  chargingStandardDocumentId: 'D2',
  qualifications: [],
});
const result = (outcome: JudgedResult['outcome']): JudgedResult => ({
  key: 'QUALIFICATION:INSPECTION_TESTING',
  row: '5-2c',
  outcome,
  zh: '样例',
  facts: {},
  source: 'CMA_REGISTER',
  asOf: '2026-03-02',
});

function after(state: CategoryGrantState, { events, body }: Decided<CategoryGrantBody>): CategoryGrantState {
  const deadlines = { ...state.deadlines };
  for (const event of events) {
    for (const kind of event.deadlines?.clear ?? []) delete deadlines[kind];
    for (const deadline of event.deadlines?.set ?? []) deadlines[deadline.kind] = deadline;
  }
  return { id: state.id, status: events.at(-1)?.to ?? state.status, deadlines, body };
}
const requested = (): CategoryGrantState => {
  const decided = orThrow(decideRequestGrant('G1', agency(), declared(), as('AGENCY_ADMIN')));
  return after({ id: 'G1', status: '', deadlines: {}, body: decided.body }, decided);
};
const proposed = () =>
  after(requested(), orThrow(decideProposeGrantRefusal(requested(), '证书已注销', as('CENTRE_OFFICER'))));
const replied = () => {
  const reply = { text: '已换证', documentIds: [] };
  return after(proposed(), orThrow(decideReplyToRefusal(proposed(), reply, as('AGENCY_ADMIN'))));
};

describe('[5-5c] asking for a category', () => {
  it('is for active agencies and open categories that it has not yet', () => {
    const ask = (who: AgencyState, code?: string) =>
      decideRequestGrant('G1', who, declared(code), as('AGENCY_ADMIN'));
    expect(requested().status).toBe('REQUESTED');
    expect(ask(agency('SUSPENDED'))).toMatchObject({ refused: 'AGENCY_NOT_ACTIVE' });
    expect(ask(agency(), 'RESEARCH_DEVELOPMENT')).toMatchObject({ refused: 'DUPLICATE' });
    expect(ask(agency(), 'INCUBATION')).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect(ask(agency(), 'ALCHEMY')).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('is refused where policy wants a public notice for it, which this way does not give', () => {
    const override = {
      sequence: 1,
      key: 'category.addRequiresPublicity',
      value: true,
      effectiveFrom: '2026-03-01',
      reason: 'test',
    };
    const strict = { ...as('AGENCY_ADMIN'), policy: resolvePolicy([override], '2026-03-02') };
    expect(decideRequestGrant('G1', agency(), declared(), strict)).toMatchObject({
      refused: 'CATEGORY_PUBLICITY_REQUIRED',
    });
  });

  it.each(['PASS', 'WARN'] as const)('is granted by the registers’ %s', (outcome) => {
    expect(orThrow(decideApplyResult(requested(), result(outcome), as('SYSTEM'))).events[0]).toMatchObject({
      type: 'CategoryGrantVerified',
      to: 'VERIFIED',
    });
  });

  it.each(['FAIL', 'UNKNOWN'] as const)('goes to a person after their %s', (outcome) => {
    const decided = orThrow(decideApplyResult(requested(), result(outcome), as('SYSTEM')));
    expect(decided.events[0]).toMatchObject({ type: 'CategoryGrantReferred', to: 'REQUESTED' });
    expect(orThrow(decideVerifyGrant(requested(), '已查验原件', as('CENTRE_OFFICER'))).events[0]?.to).toBe(
      'VERIFIED',
    );
    expect(decideVerifyGrant(requested(), '自证', as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('adds the category to an agency that is there, suspended or not, from today on', () => {
    const grant = { grantId: 'G1', category: 'INSPECTION_TESTING' };
    for (const status of ['ACTIVE', 'SUSPENDED'])
      expect(orThrow(decideAddCategory(agency(status), grant, NOW)).body.categories).toEqual([
        { code: 'RESEARCH_DEVELOPMENT', grantedOn: '2026-01-05' },
        { code: 'INSPECTION_TESTING', grantedOn: '2026-03-02' },
      ]);
    for (const status of ['REMOVED', 'EXITED'])
      expect(decideAddCategory(agency(status), grant, NOW)).toMatchObject({ refused: 'AGENCY_NOT_ACTIVE' });
  });
});

describe('[5-5c] refusing a category', () => {
  const because = { reason: '证书已注销', onReply: '新证不含所申请项目' };
  const reviewer = as('CENTRE_REVIEWER');

  it('hears the agency first: HEARING_REQUIRED until it replied or five working days are over', () => {
    expect(decideRefuseGrant(proposed(), because, reviewer)).toMatchObject({
      refused: 'HEARING_REQUIRED',
      extra: { earliestDate: END },
    });
    expect(decideEndReply(proposed(), '2026-03-09T15:59:59.999Z')).toBeUndefined();
    const silent = after(proposed(), decideEndReply(proposed(), END)!);
    for (const heard of [silent, replied()])
      expect(orThrow(decideRefuseGrant(heard, because, reviewer)).events[0]?.to).toBe('REFUSED');
  });

  it('is decided by another than who proposed it, and says how a reply was considered', () => {
    expect(
      decideRefuseGrant(replied(), because, as('CENTRE_REVIEWER', NOW, 'u-CENTRE_OFFICER')),
    ).toMatchObject({ refused: 'FOUR_EYES' });
    expect(decideRefuseGrant(replied(), { reason: '证书已注销' }, reviewer)).toMatchObject({
      refused: 'VALIDATION_FAILED',
      fields: [{ field: 'body.onReply' }],
    });
    expect(decideRefuseGrant(requested(), because, reviewer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideRefuseGrant(replied(), because, as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('takes one reply, in time, and keeps its text out of the trail', () => {
    const reply = { text: '已换证', documentIds: [] };
    expect(decideReplyToRefusal(requested(), reply, as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideReplyToRefusal(replied(), reply, as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideReplyToRefusal(proposed(), reply, as('AGENCY_ADMIN', END))).toMatchObject({
      refused: 'DEADLINE_PASSED',
    });
    const decided = orThrow(decideReplyToRefusal(proposed(), reply, as('AGENCY_ADMIN')));
    expect(JSON.stringify(decided.events)).not.toContain(reply.text);
    expect(replied().deadlines).toEqual({});
  });

  it('can be returned to the officer, who may propose anew or verify', () => {
    const returned = after(replied(), orThrow(decideReturnProposal(replied(), '新证有效', reviewer)));
    expect(returned).toMatchObject({ status: 'REQUESTED', body: { proposals: 1 } });
    expect(returned.body.proposal).toBeUndefined();
    const again = orThrow(decideProposeGrantRefusal(returned, '另有不符', as('CENTRE_OFFICER')));
    expect(again.body.proposals).toBe(2);
    expect(orThrow(decideVerifyGrant(proposed(), '已查验', as('CENTRE_OFFICER'))).events[0]).toMatchObject({
      to: 'VERIFIED',
      deadlines: { clear: ['GRANT_REPLY'] },
    });
  });

  it('is final: nothing leads out of VERIFIED or REFUSED', () => {
    const verified = after(requested(), orThrow(decideVerifyGrant(requested(), '是', as('CENTRE_OFFICER'))));
    const refused = after(replied(), orThrow(decideRefuseGrant(replied(), because, reviewer)));
    for (const state of [verified, refused]) {
      expect(decideVerifyGrant(state, '是', as('CENTRE_OFFICER'))).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
      expect(decideRefuseGrant(state, because, reviewer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    }
  });
});

describe('[5-5c] a request of an agency that has left', () => {
  it.each(['REMOVED', 'EXITED'])('lapses, whatever was proposed of it: %s', (status) => {
    const lapsed = decideLapseGrant(requested(), { status }, NOW);
    expect(lapsed).toMatchObject({ events: [{ type: 'CategoryGrantLapsed', to: 'LAPSED' }] });
    expect(decideLapseGrant(proposed(), { status }, NOW)?.events[0]?.deadlines).toEqual({
      clear: ['GRANT_REPLY'],
    });
  });

  it('stays where the agency has not left, or it is decided', () => {
    for (const status of ['ACTIVE', 'SUSPENDED'])
      expect(decideLapseGrant(requested(), { status }, NOW)).toBeUndefined();
    for (const status of ['VERIFIED', 'REFUSED', 'LAPSED'])
      expect(decideLapseGrant({ ...requested(), status }, { status: 'REMOVED' }, NOW)).toBeUndefined();
  });
});

it('[5-5c] shows what may be done: a reply to a proposal, a decision after the reply', () => {
  const shown = (state: CategoryGrantState) => ({
    agency: actionsOn(state, ['AGENCY_ADMIN']),
    officer: actionsOn(state, ['CENTRE_OFFICER']),
    reviewer: actionsOn(state, ['CENTRE_REVIEWER']),
  });
  expect(shown(requested())).toEqual({ agency: [], officer: ['verify', 'proposeRefusal'], reviewer: [] });
  expect(shown(proposed())).toEqual({ agency: ['reply'], officer: ['verify'], reviewer: [] });
  const reply = { text: '已换发新证', documentIds: [] };
  const replied = after(proposed(), orThrow(decideReplyToRefusal(proposed(), reply, as('AGENCY_ADMIN'))));
  const decision = ['returnProposal', 'refuse'];
  expect(shown(replied)).toEqual({ agency: [], officer: ['verify'], reviewer: decision });
});
