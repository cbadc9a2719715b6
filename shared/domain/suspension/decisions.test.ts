import { describe, expect, it } from 'vitest';
import {
  anna,
  boss,
  hearingIn,
  interested,
  justBefore,
  platform,
  sound,
  wu,
  zheng,
} from '../../../test/support/adjustment-fixtures.ts';
import { decideLapse, decideSuspend, decideSuspendUrgently } from './decide.ts';
import {
  decideConvert,
  decideEndorseResumption,
  decideLift,
  decideRequestResumption,
  decideRevokeSuspension,
} from './end.ts';
import { decideDropSuspension, decideGiveNotice, decideProposeSuspension } from './propose.ts';
import { SuspensionBody, type SuspensionState } from './suspension.ts';
import {
  overdue,
  failed,
  accepted,
  proposal,
  suspicion,
  active,
  notice,
  basis,
  urgency,
  idle,
  claimed,
  never,
  done,
  open,
  ending,
  proposed,
  noticed,
  inForce,
  requested,
  endorsed,
  suspected,
  urgent,
  REVIEWED,
  reviewed,
} from '../../../test/support/suspension-fixtures.ts';

type Example = readonly [name: string, state: SuspensionState, decide: (state: SuspensionState) => unknown];
const nothing = { ...proposed, body: {} as never };

const examples: readonly Example[] = [
  ['[12-2a] proposed', nothing, () => decideProposeSuspension('S1', proposal, active, anna)],
  [
    '[12-2b] proposed by the platform',
    nothing,
    () => decideProposeSuspension('S1', proposal, { ...active, rectification: failed }, platform()),
  ],
  [
    '[12-2] proposed on suspected fraud',
    nothing,
    () => decideProposeSuspension('S2', suspicion, { agencyStatus: 'ACTIVE' }, wu),
  ],
  [
    '[12-2a] not proposed without ground',
    nothing,
    () => decideProposeSuspension('S1', proposal, { ...active, rectification: accepted }, anna),
  ],
  [
    '[12-2a] not of one that is suspended',
    nothing,
    () => decideProposeSuspension('S1', proposal, { ...active, agencyStatus: 'SUSPENDED' }, anna),
  ],
  ['[12-2a] not proposed by an agency', nothing, () => decideProposeSuspension('S1', proposal, active, boss)],
  [
    '[12-2a] not proposed in a conflict',
    nothing,
    () => decideProposeSuspension('S1', proposal, active, interested(anna)),
  ],
  ['[12-2a] noticed', proposed, (state) => decideGiveNotice(state, notice, overdue, wu)],
  ['[12-2b] noticed', proposed, (state) => decideGiveNotice(state, notice, failed, wu)],
  [
    '[12-2a] not noticed once it is put right',
    proposed,
    (state) => decideGiveNotice(state, notice, accepted, wu),
  ],
  ['[12-2] not noticed on a suspicion', suspected, (state) => decideGiveNotice(state, notice, overdue, wu)],
  ['[12-0] not noticed by the centre', proposed, (state) => decideGiveNotice(state, notice, overdue, anna)],
  [
    '[12-2a] not noticed in a conflict',
    proposed,
    (state) => decideGiveNotice(state, notice, overdue, interested(wu)),
  ],
  ['[12-2a] not noticed twice', noticed, (state) => decideGiveNotice(state, notice, overdue, wu)],
  ['[12-2a] dropped', noticed, (state) => decideDropSuspension(state, { reason: '理由成立' }, wu)],
  ['[12-0] not dropped by the centre', proposed, (state) => decideDropSuspension(state, done, anna)],
  [
    '[12-2a] not dropped in a conflict',
    proposed,
    (state) => decideDropSuspension(state, done, interested(wu)),
  ],
  ['[12-2a] decided', noticed, (state) => decideSuspend(state, basis, zheng)],
  ['[12-2b] decided', noticed, (state) => decideSuspend(state, { ...basis, rectification: failed }, zheng)],
  ['[12-2a] not decided by who gave notice', noticed, (state) => decideSuspend(state, basis, wu)],
  [
    '[12-2a] not decided by who proposed it',
    { ...noticed, body: { ...noticed.body, proposedBy: zheng.actor.id } },
    (state) => decideSuspend(state, basis, zheng),
  ],
  ['[12-0] not decided by the centre', noticed, (state) => decideSuspend(state, basis, anna)],
  ['[12-2a] not decided in a conflict', noticed, (state) => decideSuspend(state, basis, interested(zheng))],
  [
    '[12-2a] not decided once it is put right',
    noticed,
    (state) => decideSuspend(state, { ...basis, rectification: accepted }, zheng),
  ],
  [
    '[12-2a] not decided unheard',
    noticed,
    (state) => decideSuspend(state, { ...basis, hearing: hearingIn('EXPIRED') }, zheng),
  ],
  [
    '[12-2a] not decided on another preview',
    noticed,
    (state) => decideSuspend(state, { ...basis, previewHash: 'old' }, zheng),
  ],
  ['[12-2a] not decided without notice', proposed, (state) => decideSuspend(state, basis, zheng)],
  ['[12-2] urgently', suspected, (state) => decideSuspendUrgently(state, urgency, wu)],
  [
    '[12-2] urgently for a claim alone',
    suspected,
    (state) => decideSuspendUrgently(state, { ...urgency, preview: claimed, previewHash: claimed.hash }, wu),
  ],
  [
    '[12-2] not urgently where nothing is to be paid',
    suspected,
    (state) => decideSuspendUrgently(state, { ...urgency, preview: idle }, wu),
  ],
  [
    '[12-2] not urgently for a missed rectification',
    proposed,
    (state) => decideSuspendUrgently(state, urgency, wu),
  ],
  [
    '[12-2] not urgently where policy forbids it',
    suspected,
    (state) => decideSuspendUrgently(state, urgency, { ...wu, policy: never }),
  ],
  [
    '[12-2] not urgently on another preview',
    suspected,
    (state) => decideSuspendUrgently(state, { ...urgency, previewHash: 'old' }, wu),
  ],
  [
    '[12-2] not urgently by who proposed it',
    suspected,
    (state) => decideSuspendUrgently(state, urgency, { ...wu, actor: anna.actor }),
  ],
  ['[12-0] not urgently by the centre', suspected, (state) => decideSuspendUrgently(state, urgency, anna)],
  [
    '[12-2] not urgently in a conflict',
    suspected,
    (state) => decideSuspendUrgently(state, urgency, interested(wu)),
  ],
  ['[12-2] reviewed', urgent, (state) => decideSuspend(state, basis, zheng)],
  ['[12-2] not reviewed by who ordered it', urgent, (state) => decideSuspend(state, basis, wu)],
  [
    '[12-2] not reviewed by who proposed it',
    urgent,
    (state) => decideSuspend(state, basis, { ...zheng, actor: anna.actor }),
  ],
  ['[12-2] lapsed', urgent, (state) => decideLapse(state, REVIEWED)],
  ['[12-2] not lapsed in time', urgent, (state) => decideLapse(state, justBefore(REVIEWED))],
  [
    '[12-2] not lapsed once reviewed',
    { ...reviewed, deadlines: urgent.deadlines },
    (state) => decideLapse(state, REVIEWED),
  ],
  [
    '[12-2] not lapsed without its clock',
    { ...urgent, deadlines: {} },
    (state) => decideLapse(state, REVIEWED),
  ],
  ['[12-2] lifted on review', urgent, (state) => decideLift(state, open, zheng)],
  ['[12-2] converted under review', urgent, (state) => decideConvert(state, 'REMOVAL#M1', wu)],
  [
    '[12-2c] asked to be resumed',
    inForce,
    (state) => decideRequestResumption(state, { text: '已改', openRectifications: [] }, boss),
  ],
  [
    '[12-2c] not asked with an open rectification',
    inForce,
    (state) => decideRequestResumption(state, { text: '已改', ...open }, boss),
  ],
  [
    '[12-2c] not asked twice',
    requested,
    (state) => decideRequestResumption(state, { text: '再', openRectifications: [] }, boss),
  ],
  [
    '[12-2c] not asked by an officer',
    inForce,
    (state) => decideRequestResumption(state, { text: '', openRectifications: [] }, anna),
  ],
  ['[12-2c] endorsed', requested, (state) => decideEndorseResumption(state, done, anna)],
  ['[12-2c] endorsed unasked', inForce, (state) => decideEndorseResumption(state, done, anna)],
  [
    '[12-2c] not endorsed with an open rectification',
    requested,
    (state) => decideEndorseResumption(state, open, anna),
  ],
  ['[12-2c] not endorsed twice', endorsed, (state) => decideEndorseResumption(state, done, anna)],
  ['[12-2c] not endorsed by the Commission', inForce, (state) => decideEndorseResumption(state, done, wu)],
  [
    '[12-2c] not endorsed in a conflict',
    inForce,
    (state) => decideEndorseResumption(state, done, interested(anna)),
  ],
  ['[12-2c] lifted', endorsed, (state) => decideLift(state, done, wu)],
  ['[12-2c] not lifted with an open rectification', endorsed, (state) => decideLift(state, open, wu)],
  ['[12-2c] not lifted unendorsed', requested, (state) => decideLift(state, done, wu)],
  ['[12-2c] not lifted unasked', inForce, (state) => decideLift(state, done, wu)],
  ['[12-0] not lifted by the centre', endorsed, (state) => decideLift(state, done, anna)],
  ['[12-2c] not lifted in a conflict', endorsed, (state) => decideLift(state, done, interested(wu))],
  ['[SM-11] revoked', inForce, (state) => decideRevokeSuspension(state, ending, wu)],
  ['[SM-11] not revoked by who decided', inForce, (state) => decideRevokeSuspension(state, ending, zheng)],
  ['[SM-11] not revoked before', noticed, (state) => decideRevokeSuspension(state, ending, wu)],
  [
    '[SM-11] not revoked in a conflict',
    inForce,
    (state) => decideRevokeSuspension(state, ending, interested(wu)),
  ],
  ['[SM-11] converted', inForce, (state) => decideConvert(state, 'REMOVAL#M1', wu)],
  ['[SM-11] not converted by the centre', inForce, (state) => decideConvert(state, 'REMOVAL#M1', anna)],
];

describe('what is decided on a suspension', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(sound(decide(state), SuspensionBody(), state.body)).toMatchSnapshot('decided');
  });
});
