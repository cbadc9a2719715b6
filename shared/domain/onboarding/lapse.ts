import { OnboardingLapsed } from '../../../events/onboarding-lapsed/v1.ts';
import { happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import type { Acting } from '../acting.ts';
import { type CaseDecision, type CaseState, clearAll, followCase } from './case-state.ts';

/**
 * SUPPLEMENT_REQUIRED → LAPSED when no supplement came in time (SM-1). It is no refusal: a new case may be opened any
 * time. Undefined before the deadline. Commit with `releaseLiveCase`.
 */
export function decideLapse(state: CaseState, acting: Acting): CaseDecision | undefined {
  const due = state.deadlines['SUPPLEMENT_DUE'];
  if (due === undefined || !isDue(due, acting.now)) return undefined;
  const to = followCase(state.status, 'lapse', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    OnboardingLapsed,
    { caseId: state.id, uscc: state.body.uscc },
    { article: '5-2c', to, deadlines: clearAll(state), record: { dueAt: due.dueAt } },
  );
  return { events: [event], body: state.body };
}
