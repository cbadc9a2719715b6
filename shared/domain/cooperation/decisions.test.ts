import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { by, calendar, NOW, policy } from '../../../test/support/onboarding-fixtures.ts';
import { decidePassDue, decideSubmit, decideView, decideWithdraw } from './answer.ts';
import type { CooperationState } from './cooperation.ts';
import { decideConfirmRefusal, decideProposeRefusal, decideReturnRefusal } from './refusal.ts';
import { type Asking, decideRemind, decideRequest, decideRequestAgain } from './request.ts';

const setting = { policy, calendar };
const officer = { ...by(['CENTRE_OFFICER'], NOW, 'anna'), ...setting };
const reviewer = by(['CENTRE_REVIEWER'], NOW, 'rui');
const agency = by(['AGENCY_ADMIN']);
const asking: Asking = {
  agencyId: 'A1',
  uscc: '91310104MA1FX0010C',
  side: 'CENTRE',
  subjectRef: 'SPOTCHECK#S1',
  orderId: 'O1',
  article: '3-1c',
  purpose: '抽查',
  items: [
    { key: 'CONTRACT', zh: '服务合同', required: true },
    { key: 'RECORD', zh: '过程记录', required: false },
  ],
};
const items = [{ key: 'CONTRACT', documentIds: ['D1'], archiveItemIds: ['I1'] }];
const asked = folded('K1', decideRequest('K1', asking, officer));
const due = (state: CooperationState, kind = 'COOPERATION_DUE') => state.deadlines[kind]?.dueAt ?? '';
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
const reminderAt = due(asked, 'COOPERATION_REMIND');
const overdue = folded('K1', decidePassDue(asked, due(asked)), asked);
const again = folded(
  'K1',
  decideRequestAgain(overdue, { reason: '未提交' }, { ...officer, now: due(asked) }),
  overdue,
);
const spent = folded('K1', decidePassDue(again, due(again)), again);
const proposed = folded('K1', decideProposeRefusal(spent, { reason: '拒不提交' }, officer), spent);
const submitted = folded('K1', decideSubmit(asked, { items }, agency), asked);
const viewed = folded('K1', decideView(submitted, officer), submitted);
const given =
  (...more: typeof items) =>
  (state: CooperationState) =>
    decideSubmit(state, { items: more }, agency);

type Example = readonly [name: string, state: CooperationState, decide: (state: CooperationState) => unknown];
const nothing = { ...asked, body: {} as never };

const examples: readonly Example[] = [
  ['requested', nothing, () => decideRequest('K1', asking, officer)],
  [
    'requested by the platform',
    nothing,
    () => decideRequest('K1', asking, { ...by(['SYSTEM']), ...setting }),
  ],
  ['not by another side', nothing, () => decideRequest('K1', { ...asking, side: 'FINANCE' }, officer)],
  [
    'not twice the same',
    nothing,
    () => decideRequest('K1', { ...asking, items: [...asking.items, ...asking.items] }, officer),
  ],
  ['reminded', asked, (state) => decideRemind(state, { now: reminderAt, policy })],
  ['reminded for the last time', asked, (state) => decideRemind(state, { now: before(due(asked)), policy })],
  ['not reminded before', asked, (state) => decideRemind(state, { now: before(reminderAt), policy })],
  ['overdue', asked, (state) => decidePassDue(state, due(asked))],
  ['not overdue before', asked, (state) => decidePassDue(state, before(due(asked)))],
  [
    'not overdue once submitted',
    { ...submitted, deadlines: asked.deadlines },
    (state) => decidePassDue(state, due(asked)),
  ],
  ['asked for again', overdue, (state) => decideRequestAgain(state, { reason: '未提交' }, officer)],
  ['not again before', asked, (state) => decideRequestAgain(state, { reason: '未提交' }, officer)],
  [
    'not again by another side',
    overdue,
    (state) => decideRequestAgain(state, { reason: '未提交' }, { ...by(['FINANCE_OFFICER']), ...setting }),
  ],
  ['overdue again', again, (state) => decidePassDue(state, due(again))],
  ['submitted', asked, given(...items)],
  ['submitted late', overdue, given(...items)],
  ['submitted after the second request', spent, given(...items)],
  ['not without what is required', asked, given({ key: 'RECORD', documentIds: ['D2'], archiveItemIds: [] })],
  ['not empty', asked, given({ key: 'CONTRACT', documentIds: [], archiveItemIds: [] })],
  ['from the archive alone', asked, given({ key: 'CONTRACT', documentIds: [], archiveItemIds: ['I1'] })],
  ['not twice, nor what was not asked for', asked, given(...items, ...items, { ...items[0]!, key: 'X' })],
  ['viewed', submitted, (state) => decideView(state, officer)],
  ['viewed again', viewed, (state) => decideView(state, officer)],
  ['not viewed before', asked, (state) => decideView(state, officer)],
  ['withdrawn', asked, (state) => decideWithdraw(state, { reason: '不再需要' }, officer)],
  [
    'not withdrawn once submitted',
    submitted,
    (state) => decideWithdraw(state, { reason: '不再需要' }, officer),
  ],
  ['a refusal proposed', spent, (state) => decideProposeRefusal(state, { reason: '拒不提交' }, officer)],
  ['not before its time', again, (state) => decideProposeRefusal(state, { reason: '拒不提交' }, officer)],
  ['proposed once', proposed, (state) => decideProposeRefusal(state, { reason: '拒不提交' }, officer)],
  ['a proposal returned', proposed, (state) => decideReturnRefusal(state, { reason: '再查' }, reviewer)],
  ['none to return', spent, (state) => decideReturnRefusal(state, { reason: '再查' }, reviewer)],
  ['a refusal confirmed', proposed, (state) => decideConfirmRefusal(state, { reason: '属实' }, reviewer)],
  [
    'not by who proposed',
    proposed,
    (state) => decideConfirmRefusal(state, { reason: '属实' }, by(['CENTRE_REVIEWER'], NOW, 'anna')),
  ],
  [
    'not by another decider',
    proposed,
    (state) => decideConfirmRefusal(state, { reason: '属实' }, by(['FINANCE_OFFICER'])),
  ],
];

describe('[6-4b] what is decided on a request for material', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });
});
