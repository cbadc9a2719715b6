import { hearingIn, platform, qian, sun, THE_AGENCY, wu } from './adjustment-fixtures.ts';
import { folded } from './folded.ts';
import { decideOrderRecovery } from '../../shared/domain/recovery/order.ts';
import { decideNoticeRecovery, decideProposeRecovery } from '../../shared/domain/recovery/propose.ts';
import { decidePassDue, decideProposeWriteOff, decideRefer } from '../../shared/domain/recovery/pursue.ts';
import { RECOVERY_DUE } from '../../shared/domain/recovery/recovery.ts';
import { decideConfirmRepayment, decideRecordRepayment } from '../../shared/domain/recovery/repay.ts';

export const proposal = {
  paidOn: '2026-02-01',
  sourceRef: 'REDEMPTION#O1',
  ...THE_AGENCY,
  paidFen: 1_000,
  amountFen: 700,
  basis: 'VIOLATION#V1',
  source: 'INSPECTION' as const,
  reason: '虚构合同',
};
export const reward = { ...proposal, sourceRef: 'REWARD#W1', basis: 'REWARD#W1' };
export const found = {
  agencyId: THE_AGENCY.agencyId,
  status: 'CLOSED',
  subjectRef: 'ORDER#O1',
  order: { orderId: 'O1' },
};
export const doubtful = { ...found, status: 'SUSPECTED' };
export const notice = { hearingId: 'H1', reason: '拟追回' };
export const order = {
  hearing: hearingIn('CONSIDERED'),
  violation: found,
  reason: '责令退回',
  documentIds: ['D1'],
};
export const plan = [
  { dueOn: '2026-03-31', amountFen: 300 },
  { dueOn: '2026-04-30', amountFen: 400 },
];
export const entry = { channel: 'TRANSFER' as const, reference: 'B1', amountFen: 300, paidOn: '2026-03-02' };
export const setOff = {
  ...entry,
  channel: 'SET_OFF' as const,
  reference: 'REDEMPTION#O9',
  reason: '经决定抵扣',
};
export const referral = { reason: '逾期未退', authority: '人民法院', referredOn: '2026-03-02' };
export const ending = { reason: '复核撤销', documentIds: ['D2'] };

export const proposed = folded('R1', decideProposeRecovery('R1', proposal, found, qian));
export const noticed = folded('R1', decideNoticeRecovery(proposed, notice, qian), proposed);
export const rewardProposed = folded('R2', decideProposeRecovery('R2', reward, undefined, platform()));
export const rewardNoticed = folded('R2', decideNoticeRecovery(rewardProposed, notice, qian), rewardProposed);
export const ordered = folded('R1', decideOrderRecovery(noticed, order, sun), noticed);
export const planned = folded(
  'R1',
  decideOrderRecovery(noticed, { ...order, instalments: plan }, sun),
  noticed,
);
export const pending = folded('R1', decideRecordRepayment(planned, entry, qian), planned);
export const partly = folded('R1', decideConfirmRepayment(pending, sun), pending);
export const pendingLast = folded(
  'R1',
  decideRecordRepayment(partly, { ...entry, reference: 'B2', amountFen: 400 }, qian),
  partly,
);
export const FIRST = planned.deadlines[RECOVERY_DUE]?.dueAt ?? '';
export const second = folded('R1', decidePassDue(partly, FIRST), partly);
export const LAST = second.deadlines[RECOVERY_DUE]?.dueAt ?? '';
export const overdue = folded('R1', decidePassDue(planned, FIRST), planned);
export const referred = folded('R1', decideRefer(overdue, referral, wu), overdue);
export const writingOff = folded('R1', decideProposeWriteOff(referred, '无财产可供执行', qian), referred);
export const paidLate = folded('R1', decideRecordRepayment(writingOff, entry, qian), writingOff);
