import { archiveRules } from './archive.ts';
import { catalogueRules } from './catalogue.ts';
import { complaintRules } from './complaints.ts';
import { evaluationFollowUpRules } from './evaluation-follow-up.ts';
import { evaluationReviewRules } from './evaluation-review.ts';
import { evaluationSeasonRules } from './evaluation-season.ts';
import { evaluationResultRules } from './evaluation-results.ts';
import { fundRules } from './funds.ts';
import { guidanceRules } from './guidance.ts';
import { hearingRules } from './hearings.ts';
import { onboardingRules } from './onboarding.ts';
import { orderRules } from './orders.ts';
import { platformRules } from './platform.ts';
import { creditRecordRules } from './credit-records.ts';
import { inspectionRules } from './inspections.ts';
import { publicityRules } from './publicity.ts';
import { rectificationRules } from './rectifications.ts';
import { upkeepRules } from './upkeep.ts';
import type { NoticeRule } from './rule.ts';
import { removalRules } from './removals.ts';
import { spotCheckRules } from './spot-checks.ts';
import { suspensionRules } from './suspensions.ts';
import { violationRules } from './violations.ts';

export type NoticeRules = ReadonlyMap<string, NoticeRule>;

/** Event type → who is told what. An event without a rule needs no notice. */
export function rulesOf(rules: readonly NoticeRule[]): NoticeRules {
  const byType = new Map(rules.map((rule) => [rule.type, rule]));
  if (byType.size !== rules.length) throw new Error('two rules for one event');
  return byType;
}

export const noticeRules = rulesOf([
  ...archiveRules,
  ...catalogueRules,
  ...onboardingRules,
  ...hearingRules,
  ...publicityRules,
  ...complaintRules,
  ...evaluationFollowUpRules,
  ...evaluationReviewRules,
  ...evaluationSeasonRules,
  ...evaluationResultRules,
  ...fundRules,
  ...guidanceRules,
  ...orderRules,
  ...platformRules,
  ...rectificationRules,
  ...removalRules,
  ...inspectionRules,
  ...creditRecordRules,
  ...spotCheckRules,
  ...suspensionRules,
  ...violationRules,
  ...upkeepRules,
]);
