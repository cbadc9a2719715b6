import { dailyWorkCapabilities } from './capabilities/daily-work.ts';
import { evaluationCapabilities } from './capabilities/evaluation.ts';
import { onboardingCapabilities } from './capabilities/onboarding.ts';
import { supervisionCapabilities } from './capabilities/supervision.ts';
import type { CapabilityGroups } from './capability.ts';

/**
 * Every capability with an API, by the stack that holds its routes. A capability that changes its group is deployed in
 * two steps, as a route of the new stack is refused while that of the old is still there (ADR 11).
 */
export const capabilityGroups: CapabilityGroups = {
  Onboarding: onboardingCapabilities,
  DailyWork: dailyWorkCapabilities,
  Supervision: supervisionCapabilities,
  Evaluation: evaluationCapabilities,
};

/** The CDK routes and the OpenAPI document are made from this list. */
export const capabilities = Object.values(capabilityGroups).flat();
