import { DeliveryDead } from '../../../events/delivery-dead/v1.ts';
import { DeliveryHeldBack } from '../../../events/delivery-held-back/v1.ts';
import { DeliverySubmitting } from '../../../events/delivery-submitting/v1.ts';
import type { PolicyKey } from '../../policy/parameters.ts';
import { type Decided, happened } from '../event.ts';
import { deadlineAt } from '../time/deadline.ts';
import { addDuration, type Instant } from '../time/instant.ts';
import {
  articleOf,
  deliveryFactsOf,
  RELEASE,
  step,
  SUBMISSION_EXPIRES,
  type DeliveryBody,
  type DeliveryContext,
  type DeliveryState,
} from './delivery.ts';
import { noticeHold, type PhoneUsageBody } from './phone-usage.ts';
import { quietUntil } from './quiet-hours.ts';

export type Claim =
  /** The attempt is this caller's alone; it must be submitted now. */
  | { readonly kind: 'CLAIMED'; readonly attempt: number; readonly decided: Decided<DeliveryBody> }
  | { readonly kind: 'HELD_BACK'; readonly decided: Decided<DeliveryBody> }
  | { readonly kind: 'DEAD'; readonly decided: Decided<DeliveryBody> };

/**
 * Claims the next attempt of a queued delivery, or says why it waits. The claim expires after policy
 * `sms.submissionMinutes`: an answer that never comes leaves it in doubt, not queued (SM-21).
 * @param usage what its number has received; absent where no number is used or its rate was counted before
 */
export function decideClaim(
  state: DeliveryState,
  usage: PhoneUsageBody | undefined,
  ctx: DeliveryContext,
): Claim {
  const { body } = state;
  if (body.expiresAt !== undefined && ctx.now >= body.expiresAt) {
    return { kind: 'DEAD', decided: decideUndeliverable(state, 'EXPIRED') };
  }
  const wait = waitOf(state, usage, ctx);
  if (wait !== undefined) return { kind: 'HELD_BACK', decided: holdBack(state, wait, ctx) };
  const attempt = body.attempts.length + 1;
  const article = articleOf(body);
  const expiry = deadlineAt({
    kind: SUBMISSION_EXPIRES,
    base: ctx.now,
    source: { policyKey: 'sms.submissionMinutes', article },
    at: addDuration(ctx.now, { minutes: ctx.policy.get('sms.submissionMinutes') }),
  });
  const event = happened(
    DeliverySubmitting,
    { ...deliveryFactsOf(state), attempt },
    { article, to: step(state, 'claim'), deadlines: { set: [expiry] } },
  );
  const attempts = [...body.attempts, { attempt, claimedAt: ctx.now }];
  return { kind: 'CLAIMED', attempt, decided: { events: [event], body: { ...body, attempts } } };
}

/** Ends a queued delivery that cannot be sent any more: its code has expired, its phone is gone. */
export function decideUndeliverable(
  state: DeliveryState,
  reason: 'EXPIRED' | 'NO_VERIFIED_PHONE',
): Decided<DeliveryBody> {
  const event = happened(
    DeliveryDead,
    { ...deliveryFactsOf(state), reason },
    { article: articleOf(state.body), to: step(state, 'expire') },
  );
  return { events: [event], body: { ...state.body, deadReason: reason } };
}

interface Wait {
  readonly reason: 'QUIET_HOURS' | 'NUMBER_RATE';
  readonly until: Instant;
  readonly policyKey: PolicyKey;
}

/** Only notices by text message wait: a code is asked for by the person who holds the phone. */
function waitOf(
  { body }: DeliveryState,
  usage: PhoneUsageBody | undefined,
  { now, policy }: DeliveryContext,
): Wait | undefined {
  if (body.channel !== 'SMS' || body.category === 'OTP') return undefined;
  const quiet = quietUntil(now, policy.get('sms.quietHours'));
  if (quiet !== undefined) return { reason: 'QUIET_HOURS', until: quiet, policyKey: 'sms.quietHours' };
  const rate = usage && noticeHold(usage, body.template, now, policy);
  return rate && { reason: 'NUMBER_RATE', ...rate };
}

function holdBack(
  state: DeliveryState,
  { reason, until, policyKey }: Wait,
  { now }: DeliveryContext,
): Decided<DeliveryBody> {
  const article = articleOf(state.body);
  const release = deadlineAt({ kind: RELEASE, base: now, source: { policyKey, article }, at: until });
  const event = happened(
    DeliveryHeldBack,
    { ...deliveryFactsOf(state), reason, until },
    { article, deadlines: { set: [release] } },
  );
  return { events: [event], body: state.body };
}
