import { ObjectionDecided } from '../../../../events/objection-decided/v1.ts';
import { ObjectionDecisionExtended } from '../../../../events/objection-decision-extended/v1.ts';
import { ObjectionInvestigationOpened } from '../../../../events/objection-investigation-opened/v1.ts';
import { ObjectionNotAccepted } from '../../../../events/objection-not-accepted/v1.ts';
import { ObjectionSubmitted } from '../../../../events/objection-submitted/v1.ts';
import { PublicityCancelled } from '../../../../events/publicity-cancelled/v1.ts';
import { PublicityExtended } from '../../../../events/publicity-extended/v1.ts';
import { PublicityOpened } from '../../../../events/publicity-opened/v1.ts';
import { zhDate } from '../../time/local-date.ts';
import { letter, letterAndSms, nobody, on, smsToObjector } from './rule.ts';

const aboutPublicity = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `PUBLICITY#${id}`,
  path: `/publicities/${id}/page`,
});

const aboutObjection = (id: string, template: string, params: Record<string, string> = {}) => ({
  template,
  params,
  subjectRef: `OBJECTION#${id}`,
  path: `/objections/${id}/file`,
});

/** The Notify columns of rows 5-3 … 5-4b: the agency hears of an objection what concerns it, the objector the outcome. */
export const publicityRules = [
  on(PublicityOpened, ({ publicityId, subject, uscc, publishedOn, lastDay }) =>
    subject.kind === 'ONBOARDING'
      ? letterAndSms(
          uscc,
          aboutPublicity(publicityId, 'ONBOARDING_PUBLICITY_OPENED', {
            start: zhDate(publishedOn),
            end: zhDate(lastDay),
          }),
        )
      : nobody,
  ),
  on(PublicityExtended, ({ publicityId, uscc, lastDay }) =>
    letterAndSms(uscc, aboutPublicity(publicityId, 'PUBLICITY_EXTENDED', { end: zhDate(lastDay) })),
  ),
  // Who withdraws is told by the withdrawal itself.
  on(PublicityCancelled, ({ publicityId, uscc, cause }) =>
    cause === 'CONTENT_ERROR' ? letter(uscc, aboutPublicity(publicityId, 'PUBLICITY_CANCELLED')) : nobody,
  ),
  on(ObjectionSubmitted, ({ objectionId }) =>
    smsToObjector(objectionId, aboutObjection(objectionId, 'OBJECTION_RECEIVED')),
  ),
  on(ObjectionNotAccepted, ({ objectionId }) =>
    smsToObjector(objectionId, aboutObjection(objectionId, 'OBJECTION_RESULT')),
  ),
  on(ObjectionInvestigationOpened, ({ objectionId, uscc, commentDueOn }) =>
    letterAndSms(
      uscc,
      aboutObjection(objectionId, 'OBJECTION_RESPONSE_REQUESTED', { date: zhDate(commentDueOn) }),
    ),
  ),
  on(ObjectionDecided, ({ objectionId, uscc }) => [
    ...letter(uscc, aboutObjection(objectionId, 'OBJECTION_DECIDED')),
    ...smsToObjector(objectionId, aboutObjection(objectionId, 'OBJECTION_RESULT')),
  ]),
  on(ObjectionDecisionExtended, ({ objectionId, uscc, dueOn }) =>
    letter(uscc, aboutObjection(objectionId, 'OBJECTION_DECISION_EXTENDED', { date: zhDate(dueOn) })),
  ),
];
