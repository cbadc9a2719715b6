import type { Scenario } from './scenario.ts';
import { catalogueScenarios } from './scenarios/catalogue.ts';
import { evidenceScenarios } from './scenarios/evidence.ts';
import { evaluationResultScenarios } from './scenarios/evaluation-result.ts';
import { evaluationReviewScenarios } from './scenarios/evaluation-review.ts';
import { evaluationSeasonScenarios } from './scenarios/evaluation-season.ts';
import { surveyScenarios } from './scenarios/survey.ts';
import { onboardingScenarios } from './scenarios/onboarding.ts';
import { orderScenarios } from './scenarios/orders.ts';
import { reactionScenarios } from './scenarios/reactions.ts';
import { supervisionScenarios } from './scenarios/supervision.ts';
import { workQueueScenarios } from './scenarios/work-queue.ts';

/** The main commands of each capability, and the work that events bring about. */
export const scenarios: readonly Scenario[] = [
  ...workQueueScenarios,
  ...onboardingScenarios,
  ...catalogueScenarios,
  ...orderScenarios,
  ...evidenceScenarios,
  ...supervisionScenarios,
  ...evaluationSeasonScenarios,
  ...evaluationReviewScenarios,
  ...surveyScenarios,
  ...evaluationResultScenarios,
  ...reactionScenarios,
];
