import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Article } from '../../policy/articles.ts';
import type { PolicySet } from '../../policy/policy.ts';
import type { Actor } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { isRefusal, ProblemError } from '../problem.ts';
import { follow } from '../machine.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Deadline } from '../time/deadline.ts';
import { instantSchema } from '../time/instant.ts';
import { deliveryMachine, type DeliveryAction, type DeliveryStatus } from './machine.ts';
import { Channel, Recipient } from './notice.ts';

/** Where a text message goes: to whatever phone the agency has verified by then, or to one sealed number. */
export const Address = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CONTACT'), uscc: z.string() }),
    z.strictObject({ kind: z.literal('SEALED'), ref: z.string() }),
  ]),
);
export type Address = z.infer<ReturnType<typeof Address>>;

/** One attempt at submission and what became of it. */
export const Attempt = onFirstUse(() =>
  z.strictObject({
    attempt: z.int().positive(),
    claimedAt: instantSchema(),
    provider: z.string().optional(),
    providerMessageId: z.string().optional(),
    submittedAt: instantSchema().optional(),
    segments: z.int().positive().optional(),
    outcome: z.enum(['DELIVERED', 'TEMPORARY', 'PERMANENT', 'IN_DOUBT']).optional(),
    code: z.string().optional(),
    outcomeAt: instantSchema().optional(),
  }),
);
export type Attempt = z.infer<ReturnType<typeof Attempt>>;

export const HOW_REACHED = ['PHONE', 'VISIT', 'POST', 'IN_PERSON'] as const;

/** One delivery record per notice, recipient and channel (SM-21): the evidence that somebody was told. */
export const DeliveryBody = onFirstUse(() =>
  z.strictObject({
    noticeId: z.string(),
    eventId: z.string(),
    channel: Channel(),
    template: z.string(),
    category: z.enum(['NOTICE', 'OTP']),
    article: z.string(),
    recipient: Recipient(),
    subjectRef: z.string(),
    address: Address().optional(),
    params: z.record(z.string(), z.string()),
    /** Sealed record of the parameters that nobody may read here. */
    paramsRef: z.string().optional(),
    createdAt: instantSchema(),
    /** After this there is no point in sending it. */
    expiresAt: instantSchema().optional(),
    attempts: z.array(Attempt()),
    deadReason: z.string().optional(),
    readAt: instantSchema().optional(),
    reached: z
      .strictObject({
        how: z.enum(HOW_REACHED),
        at: instantSchema(),
        by: z.string(),
        recordedAt: instantSchema(),
      })
      .optional(),
  }),
);
export type DeliveryBody = z.infer<ReturnType<typeof DeliveryBody>>;

/** A delivery as a decision needs it. */
export interface DeliveryState {
  readonly id: string;
  readonly status: string;
  readonly body: DeliveryBody;
  readonly deadlines: Readonly<Record<string, Deadline>>;
}

/** What the platform's own decisions on deliveries may know. */
export interface DeliveryContext {
  readonly now: string;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/** A person's. */
export interface PersonContext {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
}

/** Until then a queued message waits: quiet hours, the rate of its number, or the next attempt. */
export const RELEASE = 'SMS_RELEASE';
/** A claim without an answer by then is in doubt. */
export const SUBMISSION_EXPIRES = 'SUBMISSION_EXPIRES';
/** A text message of which the carrier has reported nothing by then counts as not received. */
export const RECEIPT_DUE = 'RECEIPT_DUE';

/** The clocks of a submitted attempt; an answer or a report ends them. */
export const attemptClocks = ({ deadlines }: DeliveryState): string[] =>
  [SUBMISSION_EXPIRES, RECEIPT_DUE].filter((kind) => deadlines[kind] !== undefined);

export const deliveryFactsOf = ({ id, body }: Pick<DeliveryState, 'id' | 'body'>) => ({
  deliveryId: id,
  noticeId: body.noticeId,
  channel: body.channel,
  template: body.template,
});

// The body keeps the article as text, as it came from a template that types it.
export const articleOf = (body: DeliveryBody): Article => body.article as Article;

/** The state that a step of the platform leads to. @throws ProblemError where the caller did not check the state */
export function step(state: DeliveryState, action: DeliveryAction): DeliveryStatus {
  const to = follow(deliveryMachine, state.status as DeliveryStatus, action, ['SYSTEM']);
  if (isRefusal(to)) throw new ProblemError(to);
  return to;
}

/** Whether the platform may take a step from here. */
export const canStep = (state: DeliveryState, action: DeliveryAction): boolean =>
  deliveryMachine.transitions.some(
    (row) => row.action === action && row.from.includes(state.status as DeliveryStatus),
  );

/** The last attempt with these fields added. */
export function withLastAttempt(body: DeliveryBody, more: Partial<Attempt>): DeliveryBody {
  return {
    ...body,
    attempts: body.attempts.map((each, index) =>
      index === body.attempts.length - 1 ? { ...each, ...more } : each,
    ),
  };
}
