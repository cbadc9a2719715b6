import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import {
  admin,
  by,
  caseIn,
  cleanDocuments,
  completeDraft,
  NOW,
  policy,
  supplementDue,
  system,
  verified,
} from '../../../test/support/onboarding-fixtures.ts';
import { USCC } from '../../../test/support/uscc-fixtures.ts';
import { decideAmend, DraftPatch } from './amend.ts';
import { decideApprove, decideApproveAfterObjection } from './approve.ts';
import type { CaseState } from './case-state.ts';
import { DECLARATION } from './declaration.ts';
import { decideLapse } from './lapse.ts';
import { alreadyOnboarded, decideOpen } from './open.ts';
import { decideHoldForObjection, decidePublicise, decideReturnToVerification } from './publicise.ts';
import { decideReject } from './reject.ts';
import { decideReturnAfterHearing } from './return-after-hearing.ts';
import { decideResubmit } from './submit.ts';
import { decideWithdraw } from './withdraw.ts';

const closesAt = '2026-03-16T16:00:00.000Z';
const end = {
  agencyId: 'a1',
  publicityId: 'p1',
  closesAt,
  objections: { undecided: 0, upheld: 0 },
  recheck: 'PASS',
} as const;
const rejection = {
  publicityId: 'p1',
  reason: ' 异议成立 ',
  hearing: { id: 'h1', status: 'CONSIDERED', accepted: false },
  proposedBy: 'u-other',
};
const back = {
  ...rejection,
  hearing: { ...rejection.hearing, accepted: true },
  proposedBy: ['u-other'],
  undecided: 0,
};
const reviewer = by(['CENTRE_REVIEWER'], '2026-04-01T02:00:00.000Z', 'u-reviewer');
const inPublicity = {
  ...caseIn('IN_PUBLICITY', { verification: verified, publicityId: 'p1' }),
  deadlines: { SUPPLEMENT_DUE: supplementDue },
};
const underObjection = { ...inPublicity, status: 'OBJECTION_REVIEW' };
const overdue = '2026-03-17T16:00:00.000Z';
const asked = {
  round: 1,
  requestedAt: NOW,
  requestedBy: 'u1',
  items: [{ subject: 'premises', reason: '不清' }],
  dueAt: supplementDue.dueAt,
};
const supplementing = caseIn('SUPPLEMENT_REQUIRED', { supplements: [asked] });
const opening = { caseId: 'c1', uscc: USCC.company, orgName: '上海示例科技有限公司' };
const { registry } = completeDraft();
const declaration = { accepted: true, textVersion: DECLARATION.version };

const amend =
  (patch: object, owned = USCC.company as string, now = NOW) =>
  (state: CaseState) =>
    decideAmend(state, patch as DraftPatch, { ...admin(now), policy, owners: new Map([['d-new', owned]]) });
const [category] = completeDraft().categories;

type Example = readonly [name: string, state: CaseState, decide: (state: CaseState) => unknown];

const examples: readonly Example[] = [
  ['[5-4a] approves', inPublicity, (state) => decideApprove(state, end, system(closesAt))],
  [
    '[5-4a] not before its end',
    inPublicity,
    (state) => decideApprove(state, end, system('2026-03-16T15:59:59.999Z')),
  ],
  [
    '[5-4a] not with an objection',
    inPublicity,
    (state) => decideApprove(state, { ...end, objections: { undecided: 1, upheld: 0 } }, system(closesAt)),
  ],
  [
    '[5-4a] not on a failed re-check',
    inPublicity,
    (state) => decideApprove(state, { ...end, recheck: 'FAIL' }, system(closesAt)),
  ],
  [
    '[5-4b] approves after an objection',
    underObjection,
    (state) => decideApproveAfterObjection(state, end, reviewer),
  ],
  ['[5-4b] rejects', underObjection, (state) => decideReject(state, rejection, reviewer)],
  [
    '[5-4b] not one’s own proposal',
    underObjection,
    (state) => decideReject(state, { ...rejection, proposedBy: 'u-reviewer' }, reviewer),
  ],
  [
    '[5-4b] not unheard',
    underObjection,
    (state) =>
      decideReject(state, { ...rejection, hearing: { ...rejection.hearing, status: 'REPLIED' } }, reviewer),
  ],
  [
    '[5-4b] not once the reply was accepted',
    underObjection,
    (state) => decideReject(state, { ...rejection, hearing: back.hearing }, reviewer),
  ],
  [
    '[5-4b] not without a reason',
    underObjection,
    (state) => decideReject(state, { ...rejection, reason: ' ' }, reviewer),
  ],
  [
    '[5-4b] returns after the hearing',
    underObjection,
    (state) => decideReturnAfterHearing(state, back, reviewer),
  ],
  [
    '[5-4b] no return by the proposer',
    underObjection,
    (state) => decideReturnAfterHearing(state, { ...back, proposedBy: ['u-reviewer'] }, reviewer),
  ],
  [
    '[5-4b] no return amid objections',
    underObjection,
    (state) => decideReturnAfterHearing(state, { ...back, undecided: 1 }, reviewer),
  ],
  [
    '[5-4b] no return unless the reply was accepted',
    underObjection,
    (state) => decideReturnAfterHearing(state, { ...back, hearing: rejection.hearing }, reviewer),
  ],
  [
    '[5-4b] no return unless it was considered',
    underObjection,
    (state) =>
      decideReturnAfterHearing(state, { ...back, hearing: { ...back.hearing, status: 'REPLIED' } }, reviewer),
  ],
  [
    '[5-3] publicises',
    caseIn('VERIFIED', { verification: verified }),
    (state) => decidePublicise(state, { publicityId: 'p1' }, system()),
  ],
  [
    '[5-2c] publicises no case without category',
    caseIn('VERIFIED'),
    (state) => decidePublicise(state, { publicityId: 'p1' }, system()),
  ],
  [
    '[5-4b] holds',
    inPublicity,
    (state) => decideHoldForObjection(state, { publicityId: 'p1', cause: 'UPHELD' }, system()),
  ],
  [
    '[5-4a] returns to verification',
    inPublicity,
    (state) => decideReturnToVerification(state, { keys: ['REGISTRATION'], publicityId: 'p1' }, system()),
  ],
  [
    '[5-4a] returns before a notice',
    caseIn('VERIFIED', { submission: { round: 1 } as never }),
    (state) => decideReturnToVerification(state, { keys: ['REGISTRATION'] }, system()),
  ],
  [
    '[SM-1] withdraws from publicity',
    inPublicity,
    (state) => decideWithdraw(state, { reason: '撤回' }, admin()),
  ],
  ['[SM-1] withdraws before', supplementing, (state) => decideWithdraw(state, {}, admin())],
  [
    '[SM-1] withdraws a verified one',
    caseIn('VERIFIED', { publicityId: 'p0' }),
    (state) => decideWithdraw(state, {}, admin()),
  ],
  ['[SM-1] not under objection', underObjection, (state) => decideWithdraw(state, {}, admin())],
  ['[SM-1] lapses', supplementing, (state) => decideLapse(state, system(overdue))],
  ['[SM-1] does not lapse elsewhere', inPublicity, (state) => decideLapse(state, system(overdue))],
  ['[5-1c] amends', caseIn('DRAFT'), amend({ introduction: '新的介绍', premises: null })],
  [
    '[5-1c] merges answers',
    caseIn('DRAFT'),
    amend({ answers: { LEGAL_FORM: { met: false, documentIds: [] } } }),
  ],
  ['[5-2c] mends', supplementing, amend({ introduction: '新的介绍' })],
  ['[5-2c] mends in time only', supplementing, amend({ introduction: '新' }, USCC.company, overdue)],
  ['[5-1c] amends nothing', caseIn('DRAFT'), amend({})],
  ['[5-1c] not the registry', caseIn('DRAFT'), amend({ registry, uscc: 'x' })],
  ['[5-1c] no foreign material', caseIn('DRAFT'), amend({ capabilityDocumentId: 'd-new' }, 'other')],
  ['[5-1c] own material', caseIn('DRAFT'), amend({ capabilityDocumentId: 'd-new' })],
  [
    '[5-1c] known material, unknown category, twice',
    caseIn('DRAFT'),
    amend({ categories: [category, { ...category, code: 'NONE' }, category] }),
  ],
  ['[5-1c] no date to come', caseIn('DRAFT'), amend({ declaredEstablishedOn: '2026-03-03' })],
  ['[5-1c] today’s date', caseIn('DRAFT'), amend({ declaredEstablishedOn: '2026-03-02' })],
  ['[5-1e] not a submitted one', caseIn('SUBMITTED'), amend({ introduction: '新' })],
  [
    '[5-2c] resubmits',
    supplementing,
    (state) =>
      decideResubmit(
        state,
        { declaration },
        { ...admin(), policy, documents: cleanDocuments(state.body.draft) },
      ),
  ],
  [
    '[5-2c] not when overdue',
    supplementing,
    (state) => decideResubmit(state, { declaration }, { ...admin(overdue), policy, documents: new Map() }),
  ],
  [
    '[5-1b] not without the declaration',
    supplementing,
    (state) => decideResubmit(state, {}, { ...admin(), policy, documents: new Map() }),
  ],
];

describe('what is decided on an onboarding case', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it.each([
    ['[5-0] opens', opening, NOW],
    ['[5-0] opens with the registry', { ...opening, registry: registry! }, NOW],
    ['[5-1e] opens a re-entry', { ...opening, formerAgencyId: 'a0' }, NOW],
    ['[5-1e] not for an agency', { ...opening, liveAgencyId: 'a1' }, NOW],
    ['[15-1] not out of force', opening, '2036-01-01T01:00:00.000Z'],
  ])('%s', (_, given, now) => {
    expect(decisionInLines(decideOpen(given, policy, admin(now)))).toMatchSnapshot('decided');
  });

  it('[5-1e] an agency without its id', () => {
    expect(inLines(alreadyOnboarded())).toMatchSnapshot('decided');
  });
});
