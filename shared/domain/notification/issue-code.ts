import { NoticeIssued } from '../../../events/notice-issued/v1.ts';
import { type Decided, happened } from '../event.ts';
import { type IssuedDelivery, queue } from './issue.ts';
import { deliveryIdOf, noticeIdOf, type NoticeBody } from './notice.ts';
import type { Template } from './templates/template.ts';

export const PHONE_VERIFICATION = 'PHONE_VERIFICATION';

export interface CodeNotice {
  readonly uscc: string;
  /** The event of the contact that asks for the code. */
  readonly event: { readonly id: string; readonly type: string };
  readonly phoneRef: string;
  /** The code itself, which only the sender opens. */
  readonly paramsRef: string;
  readonly params: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export const codeDeliveryId = (eventId: string, uscc: string): string =>
  deliveryIdOf(eventId, { kind: 'AGENCY', uscc }, 'SMS');

/** Issues the text message with a verification code, by the same way as every other; the code stays sealed. */
export function decideIssueCode(
  code: CodeNotice,
  template: Template,
  now: string,
): { readonly noticeId: string; readonly notice: Decided<NoticeBody>; readonly delivery: IssuedDelivery } {
  const { uscc, event, phoneRef, paramsRef, params, expiresAt } = code;
  const recipient = { kind: 'AGENCY', uscc } as const;
  const noticeId = noticeIdOf(event.id, recipient);
  const subjectRef = `CONTACT#${uscc}`;
  const common = {
    eventId: event.id,
    recipient,
    template: PHONE_VERIFICATION,
    params: { ...params },
    subjectRef,
  };
  const delivery = queue(codeDeliveryId(event.id, uscc), {
    ...common,
    noticeId,
    channel: 'SMS',
    category: 'OTP',
    article: template.article,
    address: { kind: 'SEALED', ref: phoneRef },
    paramsRef,
    createdAt: now,
    expiresAt,
    attempts: [],
  });
  const issued = happened(
    NoticeIssued,
    { noticeId, eventId: event.id, template: PHONE_VERIFICATION, uscc },
    { article: template.article, to: 'ISSUED', refs: { subject: subjectRef } },
  );
  const body: NoticeBody = {
    ...common,
    eventType: event.type,
    uscc,
    deliveries: [{ channel: 'SMS', deliveryId: delivery.id }],
    issuedAt: now,
  };
  return { noticeId, notice: { events: [issued], body }, delivery };
}
