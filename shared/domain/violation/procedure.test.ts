import { describe, expect, it } from 'vitest';
import {
  anna,
  at,
  bo,
  boss,
  hearingIn,
  interested,
  justBefore,
  lin,
  platform,
  rui,
  sound,
  wu,
  zheng,
} from '../../../test/support/adjustment-fixtures.ts';
import { decideConfirm } from './confirm.ts';
import { decideInvestigate, decideProposeConfirmation, decideReturnProposal } from './investigate.ts';
import { decideRequestReview, decideReview, decideReviewTimeOver } from './review.ts';
import { decideSettle } from './settle.ts';
import { decideDismissViolation } from './suspect.ts';
import { ViolationBody, type ViolationState } from './violation.ts';
import {
  findings,
  opening,
  proposing,
  confirming,
  asking,
  draw,
  suspected,
  investigated,
  proposed,
  confirmed,
  REVIEWABLE,
  minorProposed,
  minorConfirmed,
  closed,
  asked,
  askedClosed,
} from '../../../test/support/violation-fixtures.ts';

type Example = readonly [name: string, state: ViolationState, decide: (state: ViolationState) => unknown];

const examples: readonly Example[] = [
  ['[SM-15] investigated by two', suspected, (state) => decideInvestigate(state, opening, rui)],
  [
    '[SM-15] not investigated by one, named twice',
    suspected,
    (state) => decideInvestigate(state, { ...opening, investigators: ['anna', 'anna'] }, rui),
  ],
  ['[SM-15] not opened by an officer', suspected, (state) => decideInvestigate(state, opening, anna)],
  [
    '[SM-15] not opened in a conflict',
    suspected,
    (state) => decideInvestigate(state, opening, interested(rui)),
  ],
  ['[13-1a] proposed', investigated, (state) => decideProposeConfirmation(state, proposing, bo)],
  [
    '[13-1a] not proposed by a stranger',
    investigated,
    (state) => decideProposeConfirmation(state, proposing, lin),
  ],
  [
    '[13-1a] not proposed uninvestigated',
    { ...investigated, body: suspected.body },
    (state) => decideProposeConfirmation(state, proposing, anna),
  ],
  [
    '[13-1a] not proposed without evidence',
    investigated,
    (state) =>
      decideProposeConfirmation(state, { ...proposing, findings: { ...findings, documentIds: [] } }, anna),
  ],
  [
    '[13-1a] not proposed in a conflict',
    investigated,
    (state) => decideProposeConfirmation(state, proposing, interested(anna)),
  ],
  ['[13-1a] not proposed before', suspected, (state) => decideProposeConfirmation(state, proposing, anna)],
  ['[13-1a] returned', proposed, (state) => decideReturnProposal(state, { reason: '再查' }, rui)],
  [
    '[13-1a] not returned by who proposed',
    proposed,
    (state) => decideReturnProposal(state, { reason: '再查' }, { ...rui, actor: anna.actor }),
  ],
  [
    '[13-1a] not returned in a conflict',
    proposed,
    (state) => decideReturnProposal(state, { reason: '再查' }, interested(rui)),
  ],
  [
    '[13-1a] not returned by an officer',
    proposed,
    (state) => decideReturnProposal(state, { reason: '' }, bo),
  ],
  [
    '[13-1a] dismissed after it was told',
    proposed,
    (state) => decideDismissViolation(state, '理由成立', rui),
  ],
  [
    '[13-1a] not dismissed by who proposed',
    proposed,
    (state) => decideDismissViolation(state, '否', { ...rui, actor: anna.actor }),
  ],
  ['[13-1a] confirmed as MAJOR', proposed, (state) => decideConfirm(state, confirming, rui)],
  ['[13-1a] confirmed as MINOR', minorProposed, (state) => decideConfirm(state, confirming, rui)],
  [
    '[13-1a] not confirmed unheard',
    proposed,
    (state) => decideConfirm(state, { ...confirming, hearing: hearingIn('ISSUED') }, rui),
  ],
  [
    '[13-1a] not confirmed by who proposed',
    proposed,
    (state) => decideConfirm(state, confirming, { ...rui, actor: anna.actor }),
  ],
  ['[13-1a] not confirmed by an officer', proposed, (state) => decideConfirm(state, confirming, bo)],
  [
    '[13-1a] not confirmed in a conflict',
    proposed,
    (state) => decideConfirm(state, confirming, interested(rui)),
  ],
  [
    '[13-2] not confirmed on findings that do not bear it',
    { ...proposed, body: { ...proposed.body, kind: 'RELATED_PARTY_TRANSACTION' } },
    (state) => decideConfirm(state, confirming, rui),
  ],
  ['[13-1a] not confirmed before', investigated, (state) => decideConfirm(state, confirming, rui)],
  ['[SM-15] a consequence is drawn', confirmed, (state) => decideSettle(state, draw, platform())],
  [
    '[SM-15] a consequence is not drawn, for a reason',
    confirmed,
    (state) => decideSettle(state, { consequence: 'REMOVAL_PROPOSAL', reason: '情节较轻' }, wu),
  ],
  [
    '[SM-15] the last consequence closes it',
    minorConfirmed,
    (state) => decideSettle(state, { consequence: 'RECTIFICATION', ref: 'RECTIFICATION#R1' }, platform()),
  ],
  [
    '[SM-15] not a consequence of the other level',
    minorConfirmed,
    (state) => decideSettle(state, draw, platform()),
  ],
  [
    '[SM-15] not drawn twice',
    minorConfirmed,
    (state) => decideSettle(state, { consequence: 'INTEGRITY_DEDUCTION', reason: '再' }, wu),
  ],
  ['[SM-15] nothing is drawn by an agency', confirmed, (state) => decideSettle(state, draw, boss)],
  ['[SM-15] nothing is drawn in a conflict', confirmed, (state) => decideSettle(state, draw, interested(wu))],
  ['[SM-15] nothing is drawn of a suspicion', proposed, (state) => decideSettle(state, draw, platform())],
  ['[SM-15] drawn under review', asked, (state) => decideSettle(state, draw, platform())],
  [
    '[SM-15] the last one drawn under review closes nothing',
    { ...minorConfirmed, status: 'UNDER_REVIEW' },
    (state) => decideSettle(state, { consequence: 'RECTIFICATION', ref: 'R' }, platform()),
  ],
  ['[SM-15] review asked for', confirmed, (state) => decideRequestReview(state, asking, boss)],
  [
    '[SM-15] review asked for at the last moment',
    confirmed,
    (state) => decideRequestReview(state, asking, at(boss, justBefore(REVIEWABLE))),
  ],
  [
    '[SM-15] review not asked for late',
    confirmed,
    (state) => decideRequestReview(state, asking, at(boss, REVIEWABLE)),
  ],
  [
    '[SM-15] review asked for late by the Commission',
    { ...closed, deadlines: {} },
    (state) => decideRequestReview(state, asking, at(wu, REVIEWABLE)),
  ],
  [
    '[SM-15] review not asked for without its time',
    { ...closed, deadlines: {} },
    (state) => decideRequestReview(state, asking, boss),
  ],
  [
    '[SM-15] review not asked for by the centre',
    confirmed,
    (state) => decideRequestReview(state, asking, rui),
  ],
  [
    '[SM-15] review not asked for in a conflict',
    confirmed,
    (state) => decideRequestReview(state, asking, interested(wu)),
  ],
  ['[SM-15] review not asked for before', proposed, (state) => decideRequestReview(state, asking, boss)],
  ['[SM-15] the time for it is over', confirmed, (state) => decideReviewTimeOver(state, REVIEWABLE)],
  ['[SM-15] and not before', confirmed, (state) => decideReviewTimeOver(state, justBefore(REVIEWABLE))],
  [
    '[SM-15] and not without a clock',
    { ...confirmed, deadlines: {} },
    (state) => decideReviewTimeOver(state, REVIEWABLE),
  ],
  ['[SM-15] upheld', asked, (state) => decideReview(state, { outcome: 'UPHELD', reason: '维持' }, wu)],
  [
    '[SM-15] upheld and closed',
    askedClosed,
    (state) => decideReview(state, { outcome: 'UPHELD', reason: '维持' }, zheng),
  ],
  ['[SM-15] revoked', asked, (state) => decideReview(state, { outcome: 'REVOKED', reason: '撤销' }, wu)],
  [
    '[SM-15] not decided by who confirmed',
    asked,
    (state) => decideReview(state, { outcome: 'REVOKED', reason: '' }, { ...wu, actor: rui.actor }),
  ],
  [
    '[SM-15] not decided by who proposed',
    asked,
    (state) => decideReview(state, { outcome: 'REVOKED', reason: '' }, { ...wu, actor: anna.actor }),
  ],
  [
    '[SM-15] not decided by who wanted it',
    askedClosed,
    (state) => decideReview(state, { outcome: 'UPHELD', reason: '' }, wu),
  ],
  [
    '[SM-15] not decided by the centre',
    asked,
    (state) => decideReview(state, { outcome: 'UPHELD', reason: '' }, lin),
  ],
  [
    '[SM-15] not decided in a conflict',
    asked,
    (state) => decideReview(state, { outcome: 'UPHELD', reason: '' }, interested(wu)),
  ],
];

describe('what is decided on a violation', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(sound(decide(state), ViolationBody(), state.body)).toMatchSnapshot('decided');
  });
});
