import { NoticeIssued } from '../../../../events/notice-issued/v1.ts';
import { type Decided, happened } from '../../event.ts';
import { type IssuedDelivery, queue } from '../../notification/issue.ts';
import { deliveryIdOf, noticeIdOf, type NoticeBody } from '../../notification/notice.ts';
import type { Template } from '../../notification/templates/template.ts';
import type { Instant } from '../../time/instant.ts';
import { zhDate } from '../../time/local-date.ts';
import type { SurveyBody } from './survey.ts';

export const SATISFACTION_SURVEY = 'SATISFACTION_SURVEY';

/**
 * The text message to a user who was drawn, with the code to answer with (9-3c). Phone and code lie in the same sealed
 * record, which only the sender opens: neither the notice nor its delivery tells who it is (domain §6.5).
 */
export function decideInvite(
  surveyId: string,
  { respondent, contacts, dueOn }: SurveyBody,
  template: Template,
  now: Instant,
): {
  readonly noticeId: string;
  readonly notice: Decided<NoticeBody>;
  readonly delivery: IssuedDelivery;
} {
  const eventId = `survey ${surveyId} ${contacts.length}`;
  const recipient = { kind: 'SURVEYED', surveyId } as const;
  const noticeId = noticeIdOf(eventId, recipient);
  const subjectRef = `SURVEY#${surveyId}`;
  const params = { date: zhDate(dueOn ?? now.slice(0, 10)) };
  const common = { eventId, recipient, template: SATISFACTION_SURVEY, params, subjectRef };
  const delivery = queue(deliveryIdOf(eventId, recipient, 'SMS'), {
    ...common,
    noticeId,
    channel: 'SMS',
    category: template.category,
    article: template.article,
    address: { kind: 'SEALED', ref: respondent.ref },
    paramsRef: respondent.ref,
    createdAt: now,
    attempts: [],
  });
  const issued = happened(
    NoticeIssued,
    { noticeId, eventId, template: SATISFACTION_SURVEY },
    { article: template.article, to: 'ISSUED', refs: { subject: subjectRef } },
  );
  return {
    noticeId,
    notice: {
      events: [issued],
      body: {
        ...common,
        eventType: 'SurveyContacted',
        deliveries: [{ channel: 'SMS', deliveryId: delivery.id }],
        issuedAt: now,
      },
    },
    delivery,
  };
}
