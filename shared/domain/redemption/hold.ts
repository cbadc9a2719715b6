import { RedemptionHeld } from '../../../events/redemption-held/v1.ts';
import { RedemptionReleased } from '../../../events/redemption-released/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import type { Role } from '../identity/role.ts';
import { allowedActions } from '../machine.ts';
import { isRefusal, refuse } from '../problem.ts';
import { HOLDABLE, type Holdable, redemptionMachine, type RedemptionStatus, RELEASE } from './machine.ts';
import {
  followRedemption,
  type RedemptionDecision,
  type RedemptionHold,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';

/** The centre's own ground, and that of an agency that is no longer on the platform. */
export const CENTRE_GROUND = 'CENTRE';
export const AGENCY_GROUND = 'AGENCY';

/** A withholding under 14-2c has a procedure of its own, which tells the agency. */
const partOf = (ref: string) => (ref.startsWith('PAYMENTHOLD#') ? { partOfHold: true as const } : {});

export const isHeldBy = ({ body }: Pick<RedemptionState, 'body'>, ref: string): boolean =>
  body.holds.some((hold) => hold.ref === ref);

const isHoldable = (status: string): status is Holdable => HOLDABLE.some((each) => each === status);

/** Steps that come with a decision on the money, which has operations of its own. */
const BY_DECISION = ['refuse', 'reopen', 'openRecovery', 'closeRecovery', 'setOff'];

/**
 * The operations on a redemption: `release` stands for the steps back to where it was, and is open while a ground stands
 * that people take away; a flag's goes when the flag is dismissed.
 */
export function actionsOn(
  { status, body }: Pick<RedemptionState, 'status' | 'body'>,
  roles: readonly Role[],
) {
  const steps: readonly string[] = [...Object.values(RELEASE), ...BY_DECISION];
  const byHand = body.holds.some(({ ref }) => ref === CENTRE_GROUND || ref === AGENCY_GROUND);
  // The status was written by the same machine.
  return allowedActions(redemptionMachine, status as RedemptionStatus, roles).filter((action) =>
    action === 'release' ? byHand : !steps.includes(action),
  );
}

/** Any state before PAID → ON_HOLD on a ground (14-2c); a further ground on a withheld one is added to it. */
export function decideHold(
  state: RedemptionState,
  ground: Pick<RedemptionHold, 'ref' | 'cause' | 'reason'>,
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'hold', acting);
  if (isRefusal(to)) return to;
  const { ref, cause, reason } = ground;
  if (isHeldBy(state, ref)) return refuse('DUPLICATE', { article: '14-2c', extra: { ground: ref } });
  const event = happened(
    RedemptionHeld,
    { ...redemptionRefOf(state), cause, ...partOf(ref) },
    { article: '14-2c', to, record: { ground: ref }, ...(reason !== undefined && { reason }) },
  );
  const hold: RedemptionHold = {
    ref,
    cause,
    by: acting.actor.id,
    at: acting.now,
    ...(reason !== undefined && { reason }),
  };
  const from = isHoldable(state.status) ? { heldFrom: state.status } : {};
  return { events: [event], body: { ...state.body, ...from, holds: [...state.body.holds, hold] } };
}

/**
 * Takes one ground away; without any left, ON_HOLD → the state before. A ground that does not stand is refused
 * ILLEGAL_TRANSITION.
 */
export function decideRelease(
  state: RedemptionState,
  { ref, reason }: { readonly ref: string; readonly reason?: string },
  acting: Acting,
): RedemptionDecision {
  const { heldFrom, ...rest } = state.body;
  const holds = state.body.holds.filter((hold) => hold.ref !== ref);
  const last = holds.length === 0 && heldFrom !== undefined;
  const to = followRedemption(state.status, last ? RELEASE[heldFrom] : 'release', acting);
  if (isRefusal(to)) return to;
  if (holds.length === state.body.holds.length) {
    const detail = { zh: '没有该暂缓事由', en: 'There is no such ground' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2c', detail, extra: { state: state.status } });
  }
  const event = happened(
    RedemptionReleased,
    { ...redemptionRefOf(state), ...partOf(ref) },
    {
      article: '14-2c',
      to,
      record: { ground: ref },
      ...(reason !== undefined && { reason }),
    },
  );
  return { events: [event], body: { ...(last ? rest : state.body), holds } };
}
