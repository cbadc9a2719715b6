import { DeliveryDead } from '../../../events/delivery-dead/v1.ts';
import { DeliveryDelivered } from '../../../events/delivery-delivered/v1.ts';
import { DeliveryQueued } from '../../../events/delivery-queued/v1.ts';
import { LetterPosted } from '../../../events/letter-posted/v1.ts';
import { NoticeIssued } from '../../../events/notice-issued/v1.ts';
import { cite } from '../../policy/articles.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { articleOf, deliveryFactsOf, type Address, type DeliveryBody } from './delivery.ts';
import { type Channel, deliveryIdOf, type LetterBody, type NoticeBody, noticeIdOf } from './notice.ts';
import type { NoticeSpec } from './rules/rule.ts';
import { fill, type Template } from './templates/template.ts';

export interface IssuedDelivery {
  readonly id: string;
  readonly decided: Decided<DeliveryBody>;
  /** The text message can reach nobody: a person must call. */
  readonly dead: boolean;
}

/** Everything that one notice brings into being, for one commit. */
export interface Issued {
  readonly noticeId: string;
  readonly notice: Decided<NoticeBody>;
  readonly letter?: { readonly id: string; readonly decided: Decided<LetterBody> };
  readonly deliveries: readonly IssuedDelivery[];
}

export interface IssueContext {
  readonly now: string;
  readonly policy: PolicySet;
  readonly event: { readonly id: string; readonly type: string };
  readonly baseUrl: string;
  /** The city's inbox is connected. */
  readonly cityInbox: boolean;
}

/**
 * Issues one notice (row 9-1c): its letter lies in the inbox with the very commit, its other channels are queued.
 * @param spec with the channels that its template has texts for
 * @param address where a text message would go; absent when the recipient has no verified phone
 */
export function decideIssue(
  spec: NoticeSpec,
  template: Template,
  address: Address | undefined,
  ctx: IssueContext,
): Issued {
  const { recipient, subjectRef, params } = spec;
  const noticeId = noticeIdOf(ctx.event.id, recipient);
  const common = { noticeId, eventId: ctx.event.id, template: spec.template, recipient, subjectRef };
  const start = (channel: Channel, channelAddress?: Address): DeliveryBody => ({
    ...common,
    channel,
    category: template.category,
    article: spec.article ?? template.article,
    params: { ...params },
    createdAt: ctx.now,
    attempts: [],
    ...(channelAddress && { address: channelAddress }),
  });
  const idOf = (channel: Channel) => deliveryIdOf(ctx.event.id, recipient, channel);
  const deliveries: IssuedDelivery[] = [];
  if (spec.channels.includes('LETTER')) {
    deliveries.push(deliverAtOnce(idOf('LETTER'), start('LETTER')));
    if (ctx.cityInbox && recipient.kind === 'AGENCY')
      deliveries.push(queue(idOf('YWTB_LETTER'), start('YWTB_LETTER')));
  }
  if (spec.channels.includes('SMS')) {
    const body = start('SMS', address);
    deliveries.push(address === undefined ? abandon(idOf('SMS'), body) : queue(idOf('SMS'), body));
  }
  return {
    noticeId,
    notice: decideNotice(noticeId, spec, template, deliveries, ctx),
    ...(spec.channels.includes('LETTER') && { letter: post(noticeId, idOf('LETTER'), spec, template, ctx) }),
    deliveries,
  };
}

function decideNotice(
  noticeId: string,
  { recipient, subjectRef, params, template: key, article }: NoticeSpec,
  template: Template,
  deliveries: readonly IssuedDelivery[],
  { now, event }: IssueContext,
): Decided<NoticeBody> {
  const uscc = recipient.kind === 'AGENCY' ? { uscc: recipient.uscc } : {};
  return {
    events: [
      happened(
        NoticeIssued,
        { noticeId, eventId: event.id, template: key, ...uscc },
        { article: article ?? template.article, to: 'ISSUED', refs: { subject: subjectRef } },
      ),
    ],
    body: {
      eventId: event.id,
      eventType: event.type,
      recipient,
      template: key,
      params: { ...params },
      subjectRef,
      ...uscc,
      deliveries: deliveries.map(({ id, decided }) => ({ channel: decided.body.channel, deliveryId: id })),
      issuedAt: now,
    },
  };
}

function post(
  noticeId: string,
  deliveryId: string,
  { recipient, subjectRef, params, path, template: key, ...spec }: NoticeSpec,
  template: Template,
  { now, policy, baseUrl }: IssueContext,
): NonNullable<Issued['letter']> {
  const { title = '', body = '' } = template.letter ?? {};
  const article = spec.article ?? template.article;
  const uscc = recipient.kind === 'AGENCY' ? { uscc: recipient.uscc } : {};
  const event = happened(
    LetterPosted,
    { letterId: noticeId, noticeId, template: key, ...uscc },
    { article, to: 'UNREAD' },
  );
  const letter: LetterBody = {
    noticeId,
    deliveryId,
    recipient,
    template: key,
    subjectRef,
    title,
    body: fill(template, body, params) + (template.isDecision ? policy.get('decision.remediesText') : ''),
    basis: cite(article, policy.get('regulation.docNo'))?.zh ?? '',
    link: `${baseUrl}${path}`,
    postedAt: now,
  };
  return { id: noticeId, decided: { events: [event], body: letter } };
}

/** A delivery that waits for its channel. */
export function queue(id: string, body: DeliveryBody): IssuedDelivery {
  const event = happened(DeliveryQueued, deliveryFactsOf({ id, body }), {
    article: articleOf(body),
    to: 'QUEUED',
  });
  return { id, decided: { events: [event], body }, dead: false };
}

function deliverAtOnce(id: string, body: DeliveryBody): IssuedDelivery {
  const event = happened(DeliveryDelivered, deliveryFactsOf({ id, body }), {
    article: articleOf(body),
    to: 'DELIVERED',
  });
  return { id, decided: { events: [event], body }, dead: false };
}

function abandon(id: string, body: DeliveryBody): IssuedDelivery {
  const reason = 'NO_VERIFIED_PHONE';
  const event = happened(
    DeliveryDead,
    { ...deliveryFactsOf({ id, body }), reason },
    { article: articleOf(body), to: 'DEAD' },
  );
  return { id, decided: { events: [event], body: { ...body, deadReason: reason } }, dead: true };
}
