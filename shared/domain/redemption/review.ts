import { RedemptionApprovalProposed } from '../../../events/redemption-approval-proposed/v1.ts';
import { RedemptionApproved } from '../../../events/redemption-approved/v1.ts';
import { RedemptionReturned } from '../../../events/redemption-returned/v1.ts';
import { RedemptionReviewStarted } from '../../../events/redemption-review-started/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import {
  followRedemption,
  type RedemptionDecision,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';
import { type Amounts, checkSheet, type ReviewSheet } from './review-sheet.ts';

/** CLAIMED → UNDER_REVIEW, by the officer who will review it. */
export function decideStartReview(state: RedemptionState, acting: Acting): RedemptionDecision {
  const to = followRedemption(state.status, 'startReview', acting);
  if (isRefusal(to)) return to;
  const event = happened(RedemptionReviewStarted, redemptionRefOf(state), { article: '14-2', to });
  return {
    events: [event],
    body: { ...state.body, review: { by: acting.actor.id, at: acting.now } },
  };
}

/** UNDER_REVIEW → RETURNED, with what the agency must put right before it claims again. */
export function decideReturn(
  state: RedemptionState,
  { reason }: { readonly reason: string },
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'return', acting);
  if (isRefusal(to)) return to;
  const { proposal: _void, ...body } = state.body;
  const event = happened(RedemptionReturned, redemptionRefOf(state), { article: '14-2', to, reason });
  return {
    events: [event],
    body: { ...body, returned: { by: acting.actor.id, at: acting.now, reason } },
  };
}

/**
 * The first person's sheet: approval is proposed when every item passed and the amounts read from the papers are those
 * on record. Anything else is VALIDATION_FAILED: the claim is returned instead.
 */
export function decideProposeApproval(
  state: RedemptionState,
  sheet: ReviewSheet,
  recorded: Amounts,
  acting: Acting & { readonly policy: PolicySet },
): RedemptionDecision {
  const to = followRedemption(state.status, 'proposeApproval', acting);
  if (isRefusal(to)) return to;
  if (state.body.proposal !== undefined) {
    const detail = { zh: '已有审核意见待复核', en: 'A proposed approval waits for its decision' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2', detail, extra: { state: state.status } });
  }
  const fields = checkSheet(sheet, recorded, state.body.amountFen, acting.policy);
  if (fields.length > 0) return refuse('VALIDATION_FAILED', { article: '14-2', fields });
  const event = happened(RedemptionApprovalProposed, redemptionRefOf(state), {
    article: '14-2',
    record: { sheet },
  });
  return {
    events: [event],
    body: {
      ...state.body,
      proposals: state.body.proposals + 1,
      proposal: { by: acting.actor.id, at: acting.now, sheet },
    },
  };
}

/** UNDER_REVIEW → APPROVED, by a second person (④): neither who reviewed nor who proposed. Put `proposal.by` as `notBy`. */
export function decideApprove(state: RedemptionState, acting: Acting): RedemptionDecision {
  const to = followRedemption(state.status, 'approve', acting);
  if (isRefusal(to)) return to;
  const { proposal, review, amountFen } = state.body;
  if (proposal === undefined) {
    const detail = { zh: '尚无审核意见', en: 'No approval has been proposed' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2', detail, extra: { state: state.status } });
  }
  const { id: by } = acting.actor;
  if (by === proposal.by || by === review?.by) return refuse('FOUR_EYES', { article: '14-2' });
  const event = happened(
    RedemptionApproved,
    { ...redemptionRefOf(state), amountFen },
    { article: '14-2', to, record: { proposedBy: proposal.by, decidedBy: by } },
  );
  return { events: [event], body: { ...state.body, approval: { by, at: acting.now } } };
}
