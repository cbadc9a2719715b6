import { anna, boss, hearingIn, platform, rui, THE_AGENCY, wu } from './adjustment-fixtures.ts';
import { folded } from './folded.ts';
import { decideConfirm } from '../../shared/domain/violation/confirm.ts';
import { decideInvestigate, decideProposeConfirmation } from '../../shared/domain/violation/investigate.ts';
import { decideRequestReview } from '../../shared/domain/violation/review.ts';
import { decideSettle } from '../../shared/domain/violation/settle.ts';
import { decideSuspectViolation } from '../../shared/domain/violation/suspect.ts';
import { VIOLATION_REVIEW } from '../../shared/domain/violation/violation.ts';

export const suspicion = {
  ...THE_AGENCY,
  kind: 'FALSIFICATION_CONTRACT' as const,
  subjectRef: 'ORDER#O1',
  sourceRef: 'RISKFLAG#F1',
  reason: '合同涉嫌虚构',
};
export const findings = { level: 'MAJOR' as const, facts: ['合同虚构', '盖章不符'], documentIds: ['D1'] };
export const minor = { ...findings, level: 'MINOR' as const };
export const opening = { investigators: ['anna', 'bo'], reason: '立案' };
export const proposing = { findings, reason: '事实清楚', hearingId: 'H1' };
export const confirming = { hearing: hearingIn('CONSIDERED'), reason: '予以认定' };
export const asking = { reason: '不服', documentIds: ['D2'] };
export const draw = { consequence: 'CREDIT_RECORD' as const, ref: 'CREDITRECORD#K1' };

export const suspected = folded('V1', decideSuspectViolation('V1', suspicion, anna));
export const investigated = folded('V1', decideInvestigate(suspected, opening, rui), suspected);
export const proposed = folded('V1', decideProposeConfirmation(investigated, proposing, anna), investigated);
export const confirmed = folded('V1', decideConfirm(proposed, confirming, rui), proposed);
export const REVIEWABLE = confirmed.deadlines[VIOLATION_REVIEW]?.dueAt ?? '';
export const minorProposed = folded(
  'V1',
  decideProposeConfirmation(investigated, { ...proposing, findings: minor }, anna),
  investigated,
);
export const minorConfirmed = folded('V1', decideConfirm(minorProposed, confirming, rui), minorProposed);
export const closed = folded(
  'V1',
  decideSettle(minorConfirmed, { consequence: 'RECTIFICATION', ref: 'RECTIFICATION#R1' }, platform()),
  minorConfirmed,
);
export const asked = folded('V1', decideRequestReview(confirmed, asking, boss), confirmed);
export const askedClosed = folded('V1', decideRequestReview(closed, asking, wu), closed);
