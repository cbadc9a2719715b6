import { DeliveryDead } from '../../../events/delivery-dead/v1.ts';
import { DeliveryFailed } from '../../../events/delivery-failed/v1.ts';
import { DeliveryInDoubt } from '../../../events/delivery-in-doubt/v1.ts';
import { DeliveryRetryScheduled } from '../../../events/delivery-retry-scheduled/v1.ts';
import { DeliverySubmitted } from '../../../events/delivery-submitted/v1.ts';
import { type Decided, type DomainEvent, happened } from '../event.ts';
import { type Deadline, deadlineAt } from '../time/deadline.ts';
import { addDuration } from '../time/instant.ts';
import {
  articleOf,
  attemptClocks,
  canStep,
  deliveryFactsOf,
  RECEIPT_DUE,
  RELEASE,
  step,
  SUBMISSION_EXPIRES,
  withLastAttempt,
  type DeliveryBody,
  type DeliveryContext,
  type DeliveryState,
} from './delivery.ts';

/** The provider took the attempt. */
export interface Accepted {
  readonly attempt: number;
  readonly provider: string;
  readonly providerMessageId: string;
  /** Of a text message. */
  readonly segments?: number;
}

/** An attempt failed, by the provider's refusal or by the carrier's report. */
export interface Failure {
  readonly attempt: number;
  readonly failure: 'TEMPORARY' | 'PERMANENT';
  readonly code: string;
}

const isLast = ({ body }: DeliveryState, attempt: number) => body.attempts.length === attempt;

/** Records the provider's acceptance; undefined when the attempt is settled already. */
export function decideSubmitted(
  state: DeliveryState,
  accepted: Accepted,
  ctx: DeliveryContext,
): Decided<DeliveryBody> | undefined {
  const { attempt, ...provided } = accepted;
  if (!isLast(state, attempt) || !canStep(state, 'recordSubmission')) return undefined;
  const event = happened(
    DeliverySubmitted,
    { ...deliveryFactsOf(state), attempt, provider: accepted.provider },
    {
      article: articleOf(state.body),
      to: step(state, 'recordSubmission'),
      deadlines: { clear: [SUBMISSION_EXPIRES], set: receiptClock(state, ctx) },
      record: { ...provided },
    },
  );
  return {
    events: [event],
    body: withLastAttempt(state.body, { ...provided, submittedAt: ctx.now }),
  };
}

/** Letters of the city's inbox have no carrier, and a code is worthless long before. */
function receiptClock({ body }: DeliveryState, { now, policy }: DeliveryContext): Deadline[] {
  if (body.channel !== 'SMS' || body.category === 'OTP') return [];
  const source = { policyKey: 'sms.receiptHours', article: articleOf(body) } as const;
  const at = addDuration(now, { hours: policy.get('sms.receiptHours') });
  return [deadlineAt({ kind: RECEIPT_DUE, base: now, source, at })];
}

/** Nobody knows whether it arrived, so a person calls; a report that comes later still counts. */
export function decideNoReceipt(state: DeliveryState, ctx: DeliveryContext) {
  if (state.status !== 'SUBMITTED') return undefined;
  const attempt = state.body.attempts.length;
  return decideFailed(state, { attempt, failure: 'PERMANENT', code: 'NO_RECEIPT' }, ctx);
}

/**
 * Records a failed attempt: a temporary one is tried again after `sms.retryFirstMinutes`, each time
 * `sms.retryFactor` times later, up to `sms.maxAttempts`; anything else ends the channel. Undefined when the attempt
 * is settled already.
 */
export function decideFailed(
  state: DeliveryState,
  failed: Failure,
  ctx: DeliveryContext,
): { readonly decided: Decided<DeliveryBody>; readonly dead: boolean } | undefined {
  if (!isLast(state, failed.attempt) || !canStep(state, 'recordFailure')) return undefined;
  const { attempt, failure, code } = failed;
  const { body } = state;
  const article = articleOf(body);
  const failing = happened(
    DeliveryFailed,
    { ...deliveryFactsOf(state), attempt, failure, code },
    { article, to: step(state, 'recordFailure'), deadlines: { clear: attemptClocks(state) } },
  );
  const after = withLastAttempt(body, { outcome: failure, code, outcomeAt: ctx.now });
  const retryAt = failure === 'TEMPORARY' ? retryInstant(state, attempt, ctx) : undefined;
  if (retryAt !== undefined) {
    return { decided: { events: [failing, retry(state, attempt, retryAt, ctx)], body: after }, dead: false };
  }
  const reason = failure === 'PERMANENT' ? 'PERMANENT' : 'ATTEMPTS_SPENT';
  const dying = happened(
    DeliveryDead,
    { ...deliveryFactsOf(state), reason },
    { article, to: step({ ...state, status: 'FAILED' }, 'giveUp') },
  );
  return { decided: { events: [failing, dying], body: { ...after, deadReason: reason } }, dead: true };
}

function retryInstant({ body }: DeliveryState, attempt: number, { now, policy }: DeliveryContext) {
  if (attempt >= policy.get('sms.maxAttempts')) return undefined;
  const minutes = policy.get('sms.retryFirstMinutes') * policy.get('sms.retryFactor') ** (attempt - 1);
  const at = addDuration(now, { minutes });
  return body.expiresAt !== undefined && at >= body.expiresAt ? undefined : at;
}

function retry(
  state: DeliveryState,
  attempt: number,
  retryAt: string,
  { now }: DeliveryContext,
): DomainEvent {
  const article = articleOf(state.body);
  const source = { policyKey: 'sms.retryFirstMinutes', article } as const;
  const release = deadlineAt({ kind: RELEASE, base: now, source, at: retryAt });
  return happened(
    DeliveryRetryScheduled,
    { ...deliveryFactsOf(state), attempt, retryAt },
    { article, to: step({ ...state, status: 'FAILED' }, 'retry'), deadlines: { set: [release] } },
  );
}

/** No answer came while the claim lasted: nobody knows, so nothing sends it again but a person's decision. */
export function decideInDoubt(state: DeliveryState, now: string): Decided<DeliveryBody> | undefined {
  if (!canStep(state, 'doubt')) return undefined;
  const event = happened(
    DeliveryInDoubt,
    { ...deliveryFactsOf(state), attempt: state.body.attempts.length },
    {
      article: articleOf(state.body),
      to: step(state, 'doubt'),
      deadlines: { clear: [SUBMISSION_EXPIRES] },
    },
  );
  return { events: [event], body: withLastAttempt(state.body, { outcome: 'IN_DOUBT', outcomeAt: now }) };
}
