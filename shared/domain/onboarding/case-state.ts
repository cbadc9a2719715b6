import type { Acting } from '../acting.ts';
import type { Decided } from '../event.ts';
import { follow } from '../machine.ts';
import type { Refusal } from '../problem.ts';
import type { Deadline } from '../time/deadline.ts';
import { type OnboardingAction, onboardingMachine, type OnboardingStatus } from './machine.ts';
import type { OnboardingCaseBody } from './onboarding-case.ts';

/** What a decision about a case reads: a loaded aggregate is one. */
export interface CaseState {
  readonly id: string;
  readonly status: string;
  readonly deadlines: Readonly<Record<string, Deadline>>;
  readonly body: OnboardingCaseBody;
}

export type CaseDecision = Decided<OnboardingCaseBody> | Refusal;

/** The state an action leads a case to under SM-1, or why it may not be taken. */
export function followCase(
  status: string,
  action: OnboardingAction,
  acting: Acting,
): OnboardingStatus | Refusal {
  // The store keeps the status as text; a text that is no state of SM-1 matches no row and is refused.
  return follow(onboardingMachine, status as OnboardingStatus, action, acting.roles);
}

/** A closed case runs no clock. */
export const clearAll = (state: CaseState): { readonly clear: readonly string[] } => ({
  clear: Object.keys(state.deadlines),
});
