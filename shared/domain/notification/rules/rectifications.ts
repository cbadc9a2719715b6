import { RectificationAccepted } from '../../../../events/rectification-accepted/v1.ts';
import { RectificationExtended } from '../../../../events/rectification-extended/v1.ts';
import { RectificationFailed } from '../../../../events/rectification-failed/v1.ts';
import { RectificationIssued } from '../../../../events/rectification-issued/v1.ts';
import { RectificationJustificationAsked } from '../../../../events/rectification-justification-asked/v1.ts';
import { RectificationOverdue } from '../../../../events/rectification-overdue/v1.ts';
import { RectificationReminded } from '../../../../events/rectification-reminded/v1.ts';
import { RectificationReturned } from '../../../../events/rectification-returned/v1.ts';
import { GROUND_NAMES } from '../../rectification/articles.ts';
import { zhDate } from '../../time/local-date.ts';
import { letterAndSms, on } from './rule.ts';

const about = (rectificationId: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `RECTIFICATION#${rectificationId}`,
  path: `/rectifications/${rectificationId}`,
});

/** The Notify columns of rows 12-1a to 12-1e. */
export const rectificationRules = [
  on(RectificationJustificationAsked, ({ rectificationId, uscc, dueOn }) =>
    letterAndSms(uscc, about(rectificationId, 'JUSTIFICATION_ASKED', { date: zhDate(dueOn) })),
  ),
  on(RectificationIssued, ({ rectificationId, uscc, ground, dueOn, items }) =>
    letterAndSms(
      uscc,
      about(rectificationId, 'RECTIFICATION_ISSUED', {
        date: zhDate(dueOn),
        ground: GROUND_NAMES[ground],
        items: String(items),
      }),
    ),
  ),
  on(RectificationExtended, ({ rectificationId, uscc, dueOn }) =>
    letterAndSms(uscc, about(rectificationId, 'RECTIFICATION_EXTENDED', { date: zhDate(dueOn) })),
  ),
  on(RectificationReminded, ({ rectificationId, uscc, dueOn, daysLeft }) =>
    letterAndSms(
      uscc,
      about(rectificationId, 'RECTIFICATION_DUE', { date: zhDate(dueOn), days: String(daysLeft) }),
    ),
  ),
  on(RectificationReturned, ({ rectificationId, uscc, dueOn }) =>
    letterAndSms(uscc, about(rectificationId, 'RECTIFICATION_RETURNED', { date: zhDate(dueOn) })),
  ),
  on(RectificationAccepted, ({ rectificationId, uscc }) =>
    letterAndSms(uscc, about(rectificationId, 'RECTIFICATION_ACCEPTED')),
  ),
  on(RectificationFailed, ({ rectificationId, uscc }) =>
    letterAndSms(uscc, about(rectificationId, 'RECTIFICATION_FAILED')),
  ),
  on(RectificationOverdue, ({ rectificationId, uscc, dueOn }) =>
    letterAndSms(uscc, about(rectificationId, 'RECTIFICATION_OVERDUE', { date: zhDate(dueOn) })),
  ),
];
