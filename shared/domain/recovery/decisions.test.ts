import { describe, expect, it } from 'vitest';
import {
  at,
  hearingIn,
  interested,
  justBefore,
  NOW,
  platform,
  qian,
  rui,
  sound,
  sun,
  wu,
  zheng,
} from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { decideOrderRecovery, decideRevokeRecovery } from './order.ts';
import { decideDropRecovery, decideNoticeRecovery, decideProposeRecovery } from './propose.ts';
import { decidePassDue, decideProposeWriteOff, decideRefer, decideWriteOff } from './pursue.ts';
import { RecoveryBody, type RecoveryState } from './recovery.ts';
import { decideConfirmRepayment, decideRecordRepayment, decideReturnRepayment } from './repay.ts';
import {
  proposal,
  reward,
  found,
  doubtful,
  notice,
  order,
  plan,
  entry,
  setOff,
  referral,
  ending,
  proposed,
  noticed,
  rewardNoticed,
  ordered,
  planned,
  pending,
  partly,
  pendingLast,
  FIRST,
  second,
  LAST,
  overdue,
  referred,
  writingOff,
  paidLate,
} from '../../../test/support/recovery-fixtures.ts';

type Example = readonly [name: string, state: RecoveryState, decide: (state: RecoveryState) => unknown];
const nothing = { ...proposed, body: {} as never };

const examples: readonly Example[] = [
  ['proposed', nothing, () => decideProposeRecovery('R1', proposal, found, wu)],
  [
    'proposed of all that was paid',
    nothing,
    () => decideProposeRecovery('R1', { ...proposal, amountFen: 1_000 }, found, wu),
  ],
  ['proposed of a revoked reward', nothing, () => decideProposeRecovery('R2', reward, undefined, platform())],
  [
    'not more than was paid',
    nothing,
    () => decideProposeRecovery('R1', { ...proposal, amountFen: 1_001 }, found, wu),
  ],
  ['not on a suspicion', nothing, () => decideProposeRecovery('R1', proposal, doubtful, wu)],
  ['not without a violation', nothing, () => decideProposeRecovery('R1', proposal, undefined, wu)],
  ['not proposed by the centre', nothing, () => decideProposeRecovery('R1', proposal, found, rui)],
  ['not proposed in a conflict', nothing, () => decideProposeRecovery('R1', proposal, found, interested(wu))],
  ['noticed', proposed, (state) => decideNoticeRecovery(state, notice, wu)],
  ['not noticed by the centre', proposed, (state) => decideNoticeRecovery(state, notice, rui)],
  ['not noticed in a conflict', proposed, (state) => decideNoticeRecovery(state, notice, interested(wu))],
  ['not noticed twice', noticed, (state) => decideNoticeRecovery(state, notice, wu)],
  ['dropped', noticed, (state) => decideDropRecovery(state, '理由成立', wu)],
  ['not dropped by the centre', noticed, (state) => decideDropRecovery(state, '理由成立', rui)],
  ['not dropped in a conflict', proposed, (state) => decideDropRecovery(state, '', interested(wu))],
  ['not dropped once ordered', ordered, (state) => decideDropRecovery(state, '', wu)],
  ['ordered at once', noticed, (state) => decideOrderRecovery(state, order, sun)],
  ['ordered of less', noticed, (state) => decideOrderRecovery(state, { ...order, amountFen: 500 }, sun)],
  [
    'ordered by instalments',
    noticed,
    (state) => decideOrderRecovery(state, { ...order, instalments: plan }, sun),
  ],
  [
    'ordered of a reward, without a violation',
    rewardNoticed,
    (state) => decideOrderRecovery(state, { ...order, violation: undefined }, sun),
  ],
  [
    'not ordered of more than the agency was told',
    noticed,
    (state) => decideOrderRecovery(state, { ...order, amountFen: 701 }, sun),
  ],
  [
    'not ordered of more than was paid',
    noticed,
    (state) => decideOrderRecovery(state, { ...order, amountFen: 1_001 }, sun),
  ],
  ['not ordered by who proposed', noticed, (state) => decideOrderRecovery(state, order, qian)],
  [
    'not ordered by who gave notice',
    folded('R1', decideNoticeRecovery(proposed, notice, zheng), proposed),
    (state) => decideOrderRecovery(state, order, zheng),
  ],
  ['not ordered by the centre', noticed, (state) => decideOrderRecovery(state, order, rui)],
  ['not ordered in a conflict', noticed, (state) => decideOrderRecovery(state, order, interested(sun))],
  [
    'not ordered unheard',
    noticed,
    (state) => decideOrderRecovery(state, { ...order, hearing: hearingIn('ISSUED') }, sun),
  ],
  [
    'not ordered once the violation was revoked',
    noticed,
    (state) => decideOrderRecovery(state, { ...order, violation: doubtful }, sun),
  ],
  ['not ordered before', proposed, (state) => decideOrderRecovery(state, order, sun)],
  ['revoked', planned, (state) => decideRevokeRecovery(state, ending, wu)],
  ['not revoked by who ordered', planned, (state) => decideRevokeRecovery(state, ending, sun)],
  ['not revoked in a conflict', planned, (state) => decideRevokeRecovery(state, ending, interested(wu))],
  ['not revoked while a repayment waits', pending, (state) => decideRevokeRecovery(state, ending, wu)],
  [
    'revoked once something was repaid, which is given back',
    partly,
    (state) => decideRevokeRecovery(state, ending, wu),
  ],
  ['a repayment is entered', planned, (state) => decideRecordRepayment(state, entry, qian)],
  ['a set-off is entered', planned, (state) => decideRecordRepayment(state, setOff, qian)],
  [
    'all of it is entered',
    planned,
    (state) => decideRecordRepayment(state, { ...entry, amountFen: 700 }, qian),
  ],
  [
    'not more than is outstanding',
    partly,
    (state) => decideRecordRepayment(state, { ...entry, amountFen: 401 }, qian),
  ],
  [
    'not of the future',
    planned,
    (state) => decideRecordRepayment(state, { ...entry, paidOn: '2026-03-03' }, qian),
  ],
  ['not a second while one waits', pending, (state) => decideRecordRepayment(state, entry, qian)],
  ['not entered by the Commission', planned, (state) => decideRecordRepayment(state, entry, wu)],
  ['not entered in a conflict', planned, (state) => decideRecordRepayment(state, entry, interested(qian))],
  ['a repayment is confirmed', pending, (state) => decideConfirmRepayment(state, sun)],
  ['the last repayment is confirmed', pendingLast, (state) => decideConfirmRepayment(state, sun)],
  [
    'the last is confirmed without a clock',
    { ...pendingLast, deadlines: {} },
    (state) => decideConfirmRepayment(state, sun),
  ],
  [
    'a repayment is confirmed while a write-off is proposed',
    paidLate,
    (state) => decideConfirmRepayment(state, sun),
  ],
  ['not confirmed by who entered it', pending, (state) => decideConfirmRepayment(state, qian)],
  ['not confirmed in a conflict', pending, (state) => decideConfirmRepayment(state, interested(sun))],
  ['not confirmed where none waits', planned, (state) => decideConfirmRepayment(state, sun)],
  ['not confirmed by the Commission', pending, (state) => decideConfirmRepayment(state, wu)],
  ['a repayment is returned', pending, (state) => decideReturnRepayment(state, '查无此款', sun)],
  ['not returned by who entered it', pending, (state) => decideReturnRepayment(state, '', qian)],
  ['not returned in a conflict', pending, (state) => decideReturnRepayment(state, '', interested(sun))],
  ['not returned where none waits', planned, (state) => decideReturnRepayment(state, '', sun)],
  ['not returned by the Commission', pending, (state) => decideReturnRepayment(state, '', wu)],
  ['an instalment was met', partly, (state) => decidePassDue(state, FIRST)],
  ['an instalment is not yet due', partly, (state) => decidePassDue(state, justBefore(FIRST))],
  ['an instalment was missed', planned, (state) => decidePassDue(state, FIRST)],
  ['the last instalment was missed', second, (state) => decidePassDue(state, LAST)],
  [
    'nothing is missed without a clock',
    { ...planned, deadlines: {} },
    (state) => decidePassDue(state, FIRST),
  ],
  [
    'nothing is missed unordered',
    { ...noticed, deadlines: planned.deadlines },
    (state) => decidePassDue(state, FIRST),
  ],
  [
    'nothing is missed twice',
    { ...overdue, deadlines: planned.deadlines },
    (state) => decidePassDue(state, FIRST),
  ],
  ['nothing is met once it is over', { ...partly, status: 'REPAID' }, (state) => decidePassDue(state, FIRST)],
  ['referred', overdue, (state) => decideRefer(state, referral, wu)],
  [
    'not referred of the future',
    overdue,
    (state) => decideRefer(state, { ...referral, referredOn: '2026-03-03' }, wu),
  ],
  ['not referred before', planned, (state) => decideRefer(state, referral, wu)],
  ['not referred in a conflict', overdue, (state) => decideRefer(state, referral, interested(wu))],
  ['a write-off is proposed', referred, (state) => decideProposeWriteOff(state, '无财产', qian)],
  ['a write-off is not proposed twice', writingOff, (state) => decideProposeWriteOff(state, '无财产', sun)],
  [
    'a write-off is not proposed by the Commission',
    referred,
    (state) => decideProposeWriteOff(state, '', wu),
  ],
  [
    'a write-off is not proposed in a conflict',
    referred,
    (state) => decideProposeWriteOff(state, '', interested(qian)),
  ],
  ['written off', writingOff, (state) => decideWriteOff(state, { agreed: true, reason: '同意' }, sun)],
  [
    'a write-off is returned',
    writingOff,
    (state) => decideWriteOff(state, { agreed: false, reason: '再查' }, sun),
  ],
  [
    'not written off by who proposed',
    writingOff,
    (state) => decideWriteOff(state, { agreed: true, reason: '' }, qian),
  ],
  [
    'not written off unproposed',
    referred,
    (state) => decideWriteOff(state, { agreed: true, reason: '' }, sun),
  ],
  [
    'not written off while a repayment waits',
    paidLate,
    (state) => decideWriteOff(state, { agreed: true, reason: '' }, sun),
  ],
  [
    'not written off in a conflict',
    writingOff,
    (state) => decideWriteOff(state, { agreed: true, reason: '' }, interested(sun)),
  ],
  [
    'not written off by the Commission',
    writingOff,
    (state) => decideWriteOff(state, { agreed: false, reason: '' }, wu),
  ],
];

describe('what is decided on money that is recovered', () => {
  it.each(examples)('[14-2b] %s', (_, state, decide) => {
    expect(sound(decide(state), RecoveryBody(), state.body)).toMatchSnapshot('decided');
  });

  it('[14-2b] is of amounts', () => {
    for (const more of [{ paidFen: 0 }, { amountFen: 0 }, { records: -1 }, { writeOffs: -1 }])
      expect(RecoveryBody().safeParse({ ...planned.body, ...more }).success).toBe(false);
    const bare = { ...planned.body, order: { ...planned.body.order, instalments: [] } };
    expect(RecoveryBody().safeParse(bare).success).toBe(false);
    expect(at(qian, NOW)).toEqual(qian);
  });
});
