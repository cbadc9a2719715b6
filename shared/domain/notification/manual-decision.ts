import { DeliveryQueued } from '../../../events/delivery-queued/v1.ts';
import { DeliveryReachedManually } from '../../../events/delivery-reached-manually/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { allowedActions, follow } from '../machine.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  articleOf,
  deliveryFactsOf,
  type DeliveryBody,
  type DeliveryState,
  type HOW_REACHED,
  type PersonContext,
} from './delivery.ts';
import { isSealed } from './notice.ts';
import { deliveryMachine, type DeliveryAction, type DeliveryStatus } from './machine.ts';

export interface ManualReach {
  readonly how: (typeof HOW_REACHED)[number];
  /** When the recipient was reached. */
  readonly reachedAt: string;
}

/** An officer records that, how and when the recipient was told otherwise (SM-21, row 9-1c). */
export function decideReachManually(
  state: DeliveryState,
  { how, reachedAt }: ManualReach,
  ctx: PersonContext,
): Decided<DeliveryBody> | Refusal {
  const to = followAs(state, 'reachManually', ctx);
  if (isRefusal(to)) return to;
  if (reachedAt < state.body.createdAt || reachedAt > ctx.now) {
    const field = {
      field: 'body.reachedAt',
      zh: '须在通知产生之后、当前时间之前',
      en: 'must lie between the notice and now',
    };
    return refuse('VALIDATION_FAILED', { fields: [field] });
  }
  const event = happened(
    DeliveryReachedManually,
    { ...deliveryFactsOf(state), how },
    { article: articleOf(state.body), to, record: { how, reachedAt } },
  );
  const reached = { how, at: reachedAt, by: ctx.actor.id, recordedAt: ctx.now };
  return { events: [event], body: { ...state.body, reached } };
}

/** A person, and nobody else, sends a message again of which it is not known whether it went out. */
export function decideSendAgain(state: DeliveryState, ctx: PersonContext): Decided<DeliveryBody> | Refusal {
  const to = followAs(state, 'sendAgain', ctx);
  if (isRefusal(to)) return to;
  const event = happened(DeliveryQueued, deliveryFactsOf(state), {
    article: articleOf(state.body),
    to,
    record: { decidedBy: ctx.actor.id },
  });
  return { events: [event], body: state.body };
}

/** Whom an objector's or whistle-blower's phone reaches only the discipline role may know (domain §3.4). */
function counting({ body }: Pick<DeliveryState, 'body'>, roles: readonly Role[]): readonly Role[] {
  return isSealed(body.recipient) ? roles.filter((role) => role === 'CENTRE_DISCIPLINE') : roles;
}

/** The state that an action of this person leads to, or why they may not take it. */
export const followAs = (state: DeliveryState, action: DeliveryAction, { roles }: PersonContext) =>
  follow(deliveryMachine, state.status as DeliveryStatus, action, counting(state, roles));

/** What these roles may decide on the delivery now. */
export const actionsOn = (
  state: Pick<DeliveryState, 'status' | 'body'>,
  roles: readonly Role[],
): DeliveryAction[] =>
  allowedActions(deliveryMachine, state.status as DeliveryStatus, counting(state, roles));
