import { noticeRules } from '../../../shared/domain/notification/rules/rules.ts';
import { type Recipient, recipientKey } from '../../../shared/domain/notification/notice.ts';
import type { Envelope } from '../../../events/envelope.ts';
import type { World } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

const key = (eventId: string, recipient: Parameters<typeof recipientKey>[0]) =>
  `${eventId} → ${recipientKey(recipient)}`;

/** A code is sent by the very command that asks for it, not by a rule. */
const CODE_REQUESTED = 'ContactPhoneChangeRequested';

/** One notice for each event and recipient of the Notify columns: none missing, none twice, none more. */
export function noticeFaults(snapshot: Snapshot, { stack }: World): string[] {
  const unreachable = new Set(
    [...snapshot.of('OBJECTION'), ...snapshot.of('COMPLAINT')].flatMap(({ id, body }) =>
      body.reachable ? [] : [id],
    ),
  );
  const left = (recipient: Recipient): boolean => {
    if (recipient.kind === 'OBJECTOR') return !unreachable.has(recipient.objectionId);
    return recipient.kind !== 'COMPLAINANT' || !unreachable.has(recipient.complaintId);
  };
  const due = new Set<string>();
  for (const { detail } of stack.services.eventLog.all()) {
    const event = detail as Envelope;
    if (event.type === CODE_REQUESTED) due.add(`${event.id} → AGENCY#${event.data['uscc']}`);
    for (const { recipient } of noticeRules.get(event.type)?.specs(event) ?? [])
      if (left(recipient)) due.add(key(event.id, recipient));
  }
  // A user's code is sealed by the very commit that asks the user, so that no rule could tell of it.
  for (const { id, body } of snapshot.of('SURVEY'))
    for (const round of body.channel === 'LINK' ? (body.contacts as object[]).keys() : [])
      due.add(key(`survey ${id} ${round + 1}`, { kind: 'SURVEYED', surveyId: id }));
  const there = snapshot.of('NOTICE').map(({ body }) => key(body.eventId, body.recipient));
  const seen = new Set(there);
  return [
    ...[...due].filter((each) => !seen.has(each)).map((each) => `nobody was told: ${each}`),
    ...there.filter((each) => !due.has(each)).map((each) => `a notice without a reason: ${each}`),
    ...twice(there).map((each) => `${each} was told twice`),
  ];
}

/** One delivery for each notice, recipient and channel, and each has come to an end that somebody knows of. */
export function deliveryFaults(snapshot: Snapshot): string[] {
  const deliveries = snapshot.of('DELIVERY');
  const ids = new Set(deliveries.map(({ id }) => id));
  const promised = snapshot.of('NOTICE').flatMap(({ body }) => body.deliveries as { deliveryId: string }[]);
  const tasks = new Set(
    snapshot.of('TASK').flatMap(({ status, body }) => (status === 'DONE' ? [] : [body.subjectRef as string])),
  );
  return [
    ...promised
      .filter(({ deliveryId }) => !ids.has(deliveryId))
      .map(({ deliveryId }) => `DELIVERY#${deliveryId} is missing`),
    ...twice(
      deliveries.map(({ body }) => `${body.noticeId} ${recipientKey(body.recipient)} ${body.channel}`),
    ).map((each) => `two deliveries of ${each}`),
    ...deliveries.flatMap((found) => stuck(found, tasks.has(`DELIVERY#${found.id}`))),
  ];
}

function stuck({ id, status, body }: State, hasTask: boolean): string[] {
  const called = body.category === 'OTP' || hasTask;
  const fault = `DELIVERY#${id} (${body.template}) is ${status}`;
  switch (status) {
    case 'QUEUED':
    case 'SUBMITTING':
    case 'FAILED':
      return [`${fault} and moves no more`];
    case 'IN_DOUBT':
      return called ? [] : [`${fault} and nobody decides on it`];
    case 'DEAD':
      return called || body.channel !== 'SMS' ? [] : [`${fault} and nobody calls`];
    default:
      return [];
  }
}

/**
 * The carrier took no attempt twice and nothing that is no attempt; an attempt whose answer got lost is one that may
 * or may not be there. What the carrier reported has reached the delivery.
 */
export function submissionFaults(snapshot: Snapshot, { stack }: World): string[] {
  const attempts = snapshot.of('DELIVERY').flatMap(({ id, status, body }) =>
    body.channel === 'SMS'
      ? (body.attempts as { attempt: number; providerMessageId?: string }[]).map((each) => ({
          ...each,
          id,
          status,
        }))
      : [],
  );
  const records = stack.sms();
  const known = new Set(attempts.map(({ providerMessageId }) => providerMessageId));
  const taken = new Map(records.map((record) => [record.messageId, record]));
  const unknown = records.filter(({ messageId }) => !known.has(messageId));
  const unanswered = attempts.filter(({ providerMessageId }) => providerMessageId === undefined);
  const faults: string[] = [];
  if (unknown.length > unanswered.length)
    faults.push(
      `${unknown.length} messages at the carrier for ${unanswered.length} attempts without an answer`,
    );
  for (const { id, attempt, status, providerMessageId } of attempts) {
    if (providerMessageId === undefined) continue;
    const record = taken.get(providerMessageId);
    if (record === undefined) faults.push(`DELIVERY#${id}: attempt ${attempt} is not at the carrier`);
    else if (record.status !== 'SUBMITTED' && status === 'SUBMITTED')
      faults.push(`DELIVERY#${id} is SUBMITTED, its carrier reported ${record.status}`);
  }
  return [...faults, ...twice(attempts.flatMap(({ providerMessageId }) => providerMessageId ?? []))];
}

const twice = (keys: readonly string[]): string[] =>
  keys.filter((each, index) => keys.indexOf(each) !== index);
