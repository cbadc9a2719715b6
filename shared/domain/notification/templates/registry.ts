import { archiveTemplates } from './archive.ts';
import { catalogueTemplates } from './catalogue.ts';
import { complaintTemplates } from './complaints.ts';
import { evaluationFollowUpTemplates } from './evaluation-follow-up.ts';
import { evaluationReviewTemplates } from './evaluation-review.ts';
import { evaluationSeasonTemplates } from './evaluation-season.ts';
import { evaluationResultTemplates } from './evaluation-results.ts';
import { fundTemplates } from './funds.ts';
import { guidanceTemplates } from './guidance.ts';
import { onboardingTemplates } from './onboarding.ts';
import { orderTemplates } from './orders.ts';
import { platformTemplates } from './platform.ts';
import { publicityTemplates } from './publicity.ts';
import { spotCheckTemplates } from './spot-checks.ts';
import { rectificationTemplates } from './rectifications.ts';
import { inspectionTemplates } from './inspections.ts';
import { removalTemplates } from './removals.ts';
import { suspensionTemplates } from './suspensions.ts';
import { violationTemplates } from './violations.ts';
import { upkeepTemplates } from './upkeep.ts';
import type { TemplateRegistry } from './template.ts';

/** Every text that the platform sends. */
export const templates: TemplateRegistry = {
  ...archiveTemplates,
  ...catalogueTemplates,
  ...onboardingTemplates,
  ...publicityTemplates,
  ...complaintTemplates,
  ...evaluationFollowUpTemplates,
  ...evaluationReviewTemplates,
  ...evaluationSeasonTemplates,
  ...evaluationResultTemplates,
  ...fundTemplates,
  ...guidanceTemplates,
  ...spotCheckTemplates,
  ...rectificationTemplates,
  ...removalTemplates,
  ...inspectionTemplates,
  ...suspensionTemplates,
  ...violationTemplates,
  ...upkeepTemplates,
  ...orderTemplates,
  ...platformTemplates,
};
