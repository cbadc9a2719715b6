import { SiteVisitCancelled } from '../../../../events/site-visit-cancelled/v1.ts';
import { SiteVisitPlanned } from '../../../../events/site-visit-planned/v1.ts';
import { UnqualifiedLifted } from '../../../../events/unqualified-lifted/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, on } from './rule.ts';

/**
 * The Notify columns of rows 9-3e and 9-4. A proposed 不合格 is told by the prior notice of its hearing, a supplement by
 * its request; who was drawn for the survey is told by the survey itself.
 */
export const evaluationReviewRules = [
  on(SiteVisitPlanned, ({ siteVisitId, uscc, visitOn }) =>
    letter(uscc, {
      template: 'EVALUATION_SITE_VISIT',
      params: { date: zhDate(visitOn) },
      subjectRef: `SITEVISIT#${siteVisitId}`,
      path: `/evaluation-site-visits/${siteVisitId}`,
    }),
  ),
  on(SiteVisitCancelled, ({ siteVisitId, uscc, visitOn }) =>
    letter(uscc, {
      template: 'EVALUATION_SITE_VISIT_CANCELLED',
      params: { date: zhDate(visitOn) },
      subjectRef: `SITEVISIT#${siteVisitId}`,
      path: `/evaluation-site-visits/${siteVisitId}`,
    }),
  ),
  on(UnqualifiedLifted, ({ entryId, uscc }) =>
    letter(uscc, {
      template: 'EVALUATION_UNQUALIFIED_LIFTED',
      params: {},
      subjectRef: `ENTRY#${entryId}`,
      path: `/evaluation-entries/${entryId}`,
    }),
  ),
];
