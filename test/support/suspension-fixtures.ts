import { anna, boss, hearingIn, preview, THE_AGENCY, wu, zheng } from './adjustment-fixtures.ts';
import { folded } from './folded.ts';
import { resolvePolicy } from '../../shared/policy/policy.ts';
import { previewOf } from '../../shared/domain/adjustment/preview.ts';
import { decideSuspend, decideSuspendUrgently } from '../../shared/domain/suspension/decide.ts';
import { decideEndorseResumption, decideRequestResumption } from '../../shared/domain/suspension/end.ts';
import { decideGiveNotice, decideProposeSuspension } from '../../shared/domain/suspension/propose.ts';
import { SUSPENSION_REVIEW } from '../../shared/domain/suspension/suspension.ts';

export const overdue = { agencyId: THE_AGENCY.agencyId, status: 'OVERDUE' };
export const failed = { ...overdue, status: 'FAILED' };
export const accepted = { ...overdue, status: 'ACCEPTED' };
export const another = { ...overdue, agencyId: 'A2' };
export const proposal = {
  ...THE_AGENCY,
  ground: { kind: 'RECTIFICATION' as const, rectificationId: 'R1' },
  source: 'DAILY_MANAGEMENT' as const,
  reason: '逾期未整改',
};
export const suspicion = { ...proposal, ground: { kind: 'FRAUD_RISK' as const, sourceRef: 'RISKFLAG#F1' } };
export const active = { agencyStatus: 'ACTIVE', rectification: overdue };
export const notice = { hearingId: 'H1', reason: '拟暂停' };
export const basis = {
  hearing: hearingIn('CONSIDERED'),
  rectification: overdue,
  preview,
  previewHash: preview.hash,
  reason: '予以暂停',
  documentIds: ['D1'],
};
export const urgency = { hearingId: 'H1', reason: '涉嫌套取', preview, previewHash: preview.hash };
export const idle = previewOf({ orders: [], claims: [], products: [], showcases: [], cases: [] }, wu.now);
export const claimed = { ...idle, unpaidClaims: { count: 1, amountFen: 5 } };
export const never = resolvePolicy(
  [
    {
      key: 'suspension.urgentAllowed',
      value: false,
      effectiveFrom: '2026-03-01',
      sequence: 1,
      reason: '试行',
    },
  ],
  '2026-03-02',
);
export const done = { reason: '已整改', openRectifications: [] };
export const open = { ...done, openRectifications: ['R2'] };
export const ending = { reason: '复核撤销', documentIds: ['D3'] };

export const proposed = folded('S1', decideProposeSuspension('S1', proposal, active, anna));
export const noticed = folded('S1', decideGiveNotice(proposed, notice, overdue, wu), proposed);
export const inForce = folded('S1', decideSuspend(noticed, basis, zheng), noticed);
export const requested = folded(
  'S1',
  decideRequestResumption(inForce, { text: '已改', openRectifications: [] }, boss),
  inForce,
);
export const endorsed = folded('S1', decideEndorseResumption(requested, done, anna), requested);
export const suspected = folded(
  'S2',
  decideProposeSuspension('S2', suspicion, { agencyStatus: 'ACTIVE' }, anna),
);
export const urgent = folded('S2', decideSuspendUrgently(suspected, urgency, wu), suspected);
export const REVIEWED = urgent.deadlines[SUSPENSION_REVIEW]?.dueAt ?? '';
export const reviewed = folded('S2', decideSuspend(urgent, basis, zheng), urgent);
