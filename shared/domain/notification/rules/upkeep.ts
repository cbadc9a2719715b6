import { DormancyReached } from '../../../../events/dormancy-reached/v1.ts';
import { DormancyReminded } from '../../../../events/dormancy-reminded/v1.ts';
import { ProfileUpdateOverdue } from '../../../../events/profile-update-overdue/v1.ts';
import { ProfileUpdateReminded } from '../../../../events/profile-update-reminded/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letterAndSms, on } from './rule.ts';

const about = (agencyId: string, template: string, params: Record<string, string>) => ({
  template,
  params,
  subjectRef: `UPKEEP#${agencyId}`,
  path: '/agencies/own/upkeep',
});

/** The Notify columns of rows 6-3b and 12-3f. What counts as an update needs no letter: the agency did it itself. */
export const upkeepRules = [
  on(ProfileUpdateReminded, ({ agencyId, uscc, dueOn, daysLeft }) =>
    letterAndSms(
      uscc,
      about(agencyId, 'PROFILE_UPDATE_DUE', { date: zhDate(dueOn), days: String(daysLeft) }),
    ),
  ),
  on(ProfileUpdateOverdue, ({ agencyId, uscc, dueOn, graceLastDay }) =>
    letterAndSms(
      uscc,
      about(agencyId, 'PROFILE_UPDATE_OVERDUE', { date: zhDate(dueOn), grace: zhDate(graceLastDay) }),
    ),
  ),
  on(DormancyReminded, ({ agencyId, uscc, dueOn, daysLeft }) =>
    letterAndSms(uscc, about(agencyId, 'DORMANCY_DUE', { date: zhDate(dueOn), days: String(daysLeft) })),
  ),
  on(DormancyReached, ({ agencyId, uscc, dueOn, cureLastDay }) =>
    letterAndSms(
      uscc,
      about(agencyId, 'DORMANCY_REACHED', { date: zhDate(dueOn), cure: zhDate(cureLastDay) }),
    ),
  ),
];
