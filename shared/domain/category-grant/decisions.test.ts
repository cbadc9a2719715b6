import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, calendar, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { resolvePolicy } from '../../policy/policy.ts';
import type { AgencyState } from '../agency/agency.ts';
import type { JudgedResult } from '../verification/verification-state.ts';
import type { CategoryGrantState } from './category-grant.ts';
import {
  decideEndReply,
  decideProposeGrantRefusal,
  decideRefuseGrant,
  decideReplyToRefusal,
  decideReturnProposal,
} from './refuse.ts';
import { decideAddCategory, decideApplyResult, decideRequestGrant, decideVerifyGrant } from './request.ts';

const setting = { policy, calendar };
const admin = { ...by(['AGENCY_ADMIN']), ...setting };
const officer = { ...by(['CENTRE_OFFICER'], NOW, 'anna'), ...setting };
const reviewer = by(['CENTRE_REVIEWER'], NOW, 'rui');
const system = by(['SYSTEM'], NOW, 'SYSTEM');
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
const publicly = resolvePolicy(
  [
    {
      sequence: 1,
      key: 'category.addRequiresPublicity',
      value: true,
      effectiveFrom: '2026-01-01',
      reason: 't',
    },
  ],
  '2026-03-02',
);
const reply = { text: '申辩', documentIds: ['D9'] };
const requested = folded('G1', decideRequestGrant('G1', agency(), declared(), admin));
const referred = folded('G1', decideApplyResult(requested, result('FAIL'), system), requested);
const proposed = folded('G1', decideProposeGrantRefusal(referred, '资质不足', officer), referred);
const due = proposed.deadlines['GRANT_REPLY']?.dueAt ?? '';
const before = new Date(Date.parse(due) - 1).toISOString();
const replied = folded('G1', decideReplyToRefusal(proposed, reply, admin), proposed);
const unheard = folded('G1', decideEndReply(proposed, due), proposed);
const request =
  (state: AgencyState, code?: string, under = policy) =>
  () =>
    decideRequestGrant('G1', state, declared(code), { ...admin, policy: under });

type Example = readonly [
  name: string,
  state: CategoryGrantState,
  decide: (state: CategoryGrantState) => unknown,
];
const nothing = { ...requested, body: {} as never };

const examples: readonly Example[] = [
  ['requested', nothing, request(agency())],
  ['not by a suspended agency', nothing, request(agency('SUSPENDED'))],
  ['not without its publicity', nothing, request(agency(), undefined, publicly)],
  ['not a closed category', nothing, request(agency(), 'INCUBATION')],
  ['not one held already', nothing, request(agency(), 'RESEARCH_DEVELOPMENT')],
  ['passed', requested, (state) => decideApplyResult(state, result('PASS'), system)],
  ['passed with a warning', requested, (state) => decideApplyResult(state, result('WARN'), system)],
  ['referred to a person', requested, (state) => decideApplyResult(state, result('UNKNOWN'), system)],
  ['verified by a person', referred, (state) => decideVerifyGrant(state, '已查验', officer)],
  ['verified during the hearing', proposed, (state) => decideVerifyGrant(state, '已查验', officer)],
  ['a refusal proposed', referred, (state) => decideProposeGrantRefusal(state, '资质不足', officer)],
  ['proposed once', proposed, (state) => decideProposeGrantRefusal(state, '资质不足', officer)],
  ['replied', proposed, (state) => decideReplyToRefusal(state, reply, { ...admin, now: before })],
  ['not replied late', proposed, (state) => decideReplyToRefusal(state, reply, { ...admin, now: due })],
  ['not replied twice', replied, (state) => decideReplyToRefusal(state, reply, admin)],
  ['not replied to nothing', referred, (state) => decideReplyToRefusal(state, reply, admin)],
  ['unheard', proposed, (state) => decideEndReply(state, due)],
  ['not unheard before', proposed, (state) => decideEndReply(state, before)],
  ['not unheard once replied', replied, (state) => decideEndReply(state, due)],
  ['refused', unheard, (state) => decideRefuseGrant(state, { reason: '资质不足' }, reviewer)],
  [
    'refused after a reply',
    replied,
    (state) => decideRefuseGrant(state, { reason: '资质不足', onReply: '理由不成立' }, reviewer),
  ],
  [
    'not without a word on the reply',
    replied,
    (state) => decideRefuseGrant(state, { reason: '不足' }, reviewer),
  ],
  [
    'not refused before the reply',
    proposed,
    (state) => decideRefuseGrant(state, { reason: '不足' }, reviewer),
  ],
  ['not refused unproposed', referred, (state) => decideRefuseGrant(state, { reason: '不足' }, reviewer)],
  [
    'not refused by who proposed',
    unheard,
    (state) => decideRefuseGrant(state, { reason: '不足' }, by(['CENTRE_REVIEWER'], NOW, 'anna')),
  ],
  ['a proposal returned', unheard, (state) => decideReturnProposal(state, '再查', reviewer)],
  ['not returned before the reply', proposed, (state) => decideReturnProposal(state, '再查', reviewer)],
];

describe('[5-5c] what is decided on a further category', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it.each(['ACTIVE', 'SUSPENDED', 'REMOVED'])('and on its %s agency', (status) => {
    const added = ['INSPECTION_TESTING', 'RESEARCH_DEVELOPMENT'].map((category) =>
      decisionInLines(decideAddCategory(agency(status), { grantId: 'G1', category }, NOW), agency().body),
    );
    expect(added.join('\n')).toMatchSnapshot('added');
  });
});
