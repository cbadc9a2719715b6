import { OnboardingWithdrawn } from '../../../events/onboarding-withdrawn/v1.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, clearAll, followCase } from './case-state.ts';

/**
 * The agency takes its case back: from any state before approval but OBJECTION_REVIEW, where the objection is decided
 * first (SM-1). In publicity the commit cancels the publicity as well (`decideCancelPublicity`). Commit with
 * `releaseLiveCase`.
 */
export function decideWithdraw(
  state: CaseState,
  { reason }: { readonly reason?: string | undefined },
  acting: Acting,
): CaseDecision {
  if (state.status === 'OBJECTION_REVIEW') return refuse('OBJECTION_PENDING', { article: '5-4b' });
  const to = followCase(state.status, 'withdraw', acting);
  if (isRefusal(to)) return to;
  const { uscc, publicityId } = state.body;
  const cancelled = state.status === 'IN_PUBLICITY' && publicityId !== undefined ? { publicityId } : {};
  const event = happened(
    OnboardingWithdrawn,
    { caseId: state.id, uscc, ...cancelled },
    { article: '5-0', to, deadlines: clearAll(state), ...(reason !== undefined && { reason }) },
  );
  return { events: [event], body: { ...state.body, ...(reason !== undefined && { closedReason: reason }) } };
}
