import { CaseNotSelected } from '../../../../events/case-not-selected/v1.ts';
import { CaseReviewOpened } from '../../../../events/case-review-opened/v1.ts';
import { CaseSelected } from '../../../../events/case-selected/v1.ts';
import { CaseWithdrawn } from '../../../../events/case-withdrawn/v1.ts';
import { FollowUpOpened } from '../../../../events/follow-up-opened/v1.ts';
import { RectificationProposed } from '../../../../events/rectification-proposed/v1.ts';
import { RewardConfirmed } from '../../../../events/reward-confirmed/v1.ts';
import { RewardExcluded } from '../../../../events/reward-excluded/v1.ts';
import { RewardPaid } from '../../../../events/reward-paid/v1.ts';
import { RewardRevoked } from '../../../../events/reward-revoked/v1.ts';
import { letter, letterAndSms, letterToBuyer, letterToOfficers, nobody, on } from './rule.ts';

const reward = (template: string, rewardId: string) => ({
  template,
  params: {},
  subjectRef: `REWARD#${rewardId}`,
  path: '/own-rewards',
});

const serviceCase = (template: string, caseId: string) => ({
  template,
  params: {},
  subjectRef: `SERVICECASE#${caseId}`,
  path: `/service-cases/${caseId}`,
});

/** The Notify columns of rows 10-2a, 10-2f, 10-3c, 11-1b and 11-2a. A reward is told of once it is decided. */
export const evaluationFollowUpRules = [
  on(RewardConfirmed, ({ rewardId, uscc }) => letter(uscc, reward('REWARD_CONFIRMED', rewardId))),
  on(RewardPaid, ({ rewardId, uscc }) => letter(uscc, reward('REWARD_PAID', rewardId))),
  on(RewardRevoked, ({ rewardId, uscc }) => letter(uscc, reward('REWARD_REVOKED', rewardId))),
  on(RewardExcluded, ({ rewardId, uscc, cause }) =>
    cause === 'INSTRUMENT_AWARD' ? letter(uscc, reward('REWARD_EXCLUDED', rewardId)) : nobody,
  ),
  on(RectificationProposed, ({ rectificationId, uscc, ground }) =>
    ground === 'UNQUALIFIED'
      ? letterAndSms(uscc, {
          template: 'RECTIFICATION_AFTER_EVALUATION',
          params: {},
          subjectRef: `RECTIFICATION#${rectificationId}`,
          path: '/guidance/advice',
        })
      : nobody,
  ),
  on(FollowUpOpened, ({ followUpId, uscc, cause }) =>
    cause === 'EVALUATION'
      ? letter(uscc, {
          template: 'FOLLOW_UP_AFTER_EVALUATION',
          params: {},
          subjectRef: `FOLLOWUP#${followUpId}`,
          path: '/guidance/advice',
        })
      : nobody,
  ),
  on(CaseReviewOpened, ({ caseId }) =>
    letterToOfficers('EXPERT', {
      ...serviceCase('CASE_REVIEW_OPENED', caseId),
      path: '/service-cases-to-score',
    }),
  ),
  on(CaseSelected, ({ caseId, uscc, buyerId }) => [
    ...letter(uscc, serviceCase('CASE_SELECTED', caseId)),
    ...letterToBuyer(buyerId, serviceCase('CASE_SELECTED_BUYER', caseId)),
  ]),
  on(CaseNotSelected, ({ caseId, uscc }) => letter(uscc, serviceCase('CASE_NOT_SELECTED', caseId))),
  on(CaseWithdrawn, ({ caseId, uscc }) => letter(uscc, serviceCase('CASE_WITHDRAWN', caseId))),
];
