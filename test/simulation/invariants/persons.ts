import type { Snapshot } from './snapshot.ts';

/** Decisions of two (④): the event that proposes, and those that decide on it. */
const PAIRS: readonly (readonly [string, readonly string[]])[] = [
  ['CheckResultEntered', ['CheckResultConfirmed']],
  ['OnboardingFailureProposed', ['OnboardingVerificationFailed']],
  ['PublicityCancellationProposed', ['PublicityCancelled']],
  ['ObjectionDecisionProposed', ['ObjectionDecided', 'ObjectionProposalReturned']],
  ['ComplaintDecisionProposed', ['ComplaintDecided', 'ComplaintProposalReturned']],
  ['CategoryGrantRefusalProposed', ['CategoryGrantRefused', 'CategoryGrantProposalReturned']],
  ['QualificationRefusalProposed', ['QualificationRefused']],
  ['RedemptionApprovalProposed', ['RedemptionApproved']],
  ['RedemptionPaymentRecorded', ['RedemptionPaid', 'RedemptionPaymentRecordReturned']],
  ['OrderReviewChecked', ['OrderReviewDecided']],
  ['SpotCheckPlanned', ['SpotCheckDrawOrdered']],
  ['SpotCheckReplacementProposed', ['SpotCheckReplaced', 'SpotCheckReplacementReturned']],
  ['SpotCheckReviewed', ['SpotCheckConcluded', 'SpotCheckReviewReturned']],
  ['CooperationRefusalProposed', ['CooperationRefused', 'CooperationRefusalReturned']],
  ['RiskFlagRaised', ['RiskFlagConfirmed', 'RiskFlagDismissed']],
  ['ViolationSuspected', ['ViolationDismissed']],
  ['PolicyChangeProposed', ['PolicyChangeApproved']],
  ['EvaluationLockProposed', ['EvaluationSchemeLocked', 'EvaluationLockReturned']],
  ['EvaluationCancelProposed', ['EvaluationCancelled', 'EvaluationCancelReturned']],
  ['EvaluationResultProposed', ['EvaluationResultDrafted']],
  ['EntryReviewProposed', ['EntryReviewed', 'EntryReviewReturned']],
  ['InputCorrectionProposed', ['InputCorrectionApproved', 'InputCorrectionReturned']],
  ['UnqualifiedProposed', ['UnqualifiedConfirmed', 'UnqualifiedLifted']],
  ['RewardConfirmProposed', ['RewardConfirmed', 'RewardConfirmReturned']],
  ['RectificationProposed', ['RectificationIssued', 'RectificationDropped']],
  ['RectificationFailureProposed', ['RectificationFailed', 'RectificationFailureReturned']],
  ['SuspensionProposed', ['SuspensionProvisional', 'SuspensionDecided']],
  ['RemovalProposed', ['RemovalDecided']],
  ['SuspensionNoticed', ['SuspensionDecided']],
  ['SuspensionProvisional', ['SuspensionDecided']],
  ['SuspensionDecided', ['SuspensionRevoked']],
  ['RemovalNoticed', ['RemovalDecided']],
  ['RemovalDecided', ['RemovalRevoked']],
  ['ViolationConfirmProposed', ['ViolationConfirmed', 'ViolationProposalReturned', 'ViolationDismissed']],
  ['ViolationConfirmProposed', ['ViolationUpheld', 'ViolationRevoked']],
  ['ViolationConfirmed', ['ViolationUpheld', 'ViolationRevoked']],
  ['ViolationReviewRequested', ['ViolationUpheld', 'ViolationRevoked']],
  ['RedemptionRefusalProposed', ['RedemptionRefusalDecided']],
  ['RedemptionRefusalDecided', ['RedemptionRefusalRevoked']],
  ['RecoveryProposed', ['RecoveryOrdered']],
  ['RecoveryNoticed', ['RecoveryOrdered']],
  ['RecoveryOrdered', ['RecoveryRevoked']],
  ['RecoveryRepaymentRecorded', ['RecoveryRepaymentConfirmed', 'RecoveryRepaymentReturned']],
  ['RecoveryWriteOffProposed', ['RecoveryWrittenOff', 'RecoveryWriteOffReturned']],
  ['InspectionVisitRecorded', ['InspectionVisitConfirmed']],
  ['InspectionReviewed', ['InspectionConcluded', 'InspectionReviewReturned']],
  ['CreditRecordDrafted', ['CreditRecordReported']],
  ['CreditRecordReported', ['CreditRecordCorrected', 'CreditRecordRevoked']],
];

/** Nobody decided on what they proposed. What a register said when somebody asked it is nobody's proposal (3-1a). */
export function personFaults({ aggregates }: Snapshot): string[] {
  const faults: string[] = [];
  for (const { ref, state, events } of aggregates.values())
    for (const [proposal, decisions] of PAIRS.filter(
      ([first]) => first !== 'RiskFlagRaised' || state?.body.checkId === undefined,
    ))
      for (const [index, { type, actor }] of events.entries()) {
        if (!decisions.includes(type)) continue;
        const proposed = events.slice(0, index).findLast((each) => each.type === proposal);
        if (proposed !== undefined && proposed.actor.id === actor.id && actor.role !== 'SYSTEM')
          faults.push(`${ref}: ${actor.id} decided (${type}) what they proposed`);
      }
  return faults;
}
