import { OrderTerminated } from '../../../events/order-terminated/v1.ts';
import { OrderTerminationProposed } from '../../../events/order-termination-proposed/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { AGENCY_ROLES, CENTRE_ROLES, type Role } from '../identity/role.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  followOrder,
  type OrderBody,
  type OrderDecision,
  orderRefOf,
  type OrderState,
  stopAll,
} from './order.ts';
import type { Side, TerminationCause } from './parties.ts';

/** Who may end an order for which cause (SM-6). A mutual end takes both sides: one proposes, the other confirms. */
const SAYS: Readonly<Record<TerminationCause, readonly Role[]>> = {
  MUTUAL: [...AGENCY_ROLES, 'BUYER', 'SYSTEM'],
  BUYER: ['BUYER'],
  AGENCY_DEFAULT: [...CENTRE_ROLES, 'SYSTEM'],
  VIOLATION: CENTRE_ROLES,
  AGENCY_REMOVED: ['SYSTEM'],
};

interface Termination {
  readonly cause: TerminationCause;
  readonly reason: string;
  /** The side that confirms a mutual end. */
  readonly side?: Side;
}

/**
 * Whether ending an order, or proposing to, could do anything now (SM-6): a party may end it for a cause of its own, or
 * where the other side has proposed it; a proposal is of use where none stands.
 */
export function maySayTheEnd(
  action: 'proposeTermination' | 'terminate',
  { terminationProposal: standing }: Pick<OrderBody, 'terminationProposal'>,
  { side, roles }: { readonly side: Side | undefined; readonly roles: readonly Role[] },
): boolean {
  if (action === 'proposeTermination') return standing === undefined;
  const alone = (['BUYER', 'AGENCY_DEFAULT', 'VIOLATION', 'AGENCY_REMOVED'] as const).some((cause) =>
    SAYS[cause].some((role) => roles.includes(role)),
  );
  return alone || (side !== undefined && standing !== undefined && standing.side !== side);
}

/** One side proposes to end the order by mutual consent; a later proposal of the same side replaces its earlier one. */
export function decideProposeTermination(
  state: OrderState,
  { side, reason }: { readonly side: Side; readonly reason: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'proposeTermination', acting);
  if (isRefusal(to)) return to;
  const { terminationProposal: standing } = state.body;
  if (standing !== undefined && standing.side !== side) {
    const detail = { zh: '对方已提议终止，请确认', en: 'The other side has proposed it: confirm instead' };
    return refuse('DUPLICATE', { article: '6-1c', detail });
  }
  const event = happened(OrderTerminationProposed, { ...orderRefOf(state), side }, { article: '6-1c' });
  const proposal = { side, by: acting.actor.id, at: acting.now, reason };
  return { events: [event], body: { ...state.body, terminationProposal: proposal } };
}

function unconfirmed(state: OrderState, { cause, side }: Termination, acting: Acting): Refusal | undefined {
  // Where the order lives elsewhere, both sides have agreed there.
  if (cause !== 'MUTUAL' || acting.roles.includes('SYSTEM')) return undefined;
  const { terminationProposal: standing } = state.body;
  if (standing !== undefined && standing.side !== side) return undefined;
  const detail = { zh: '协商终止须由一方提议、另一方确认', en: 'One side proposes, the other confirms' };
  return refuse('ILLEGAL_TRANSITION', { article: '6-1c', detail });
}

/**
 * ACCEPTED … DELIVERED → TERMINATED with its cause. The reason stays in the body: it may name people.
 * Refuses FORBIDDEN_ROLE for a cause that is not the caller's to say.
 */
export function decideTerminate(state: OrderState, termination: Termination, acting: Acting): OrderDecision {
  const to = followOrder(state.status, 'terminate', acting);
  if (isRefusal(to)) return to;
  const { cause, reason } = termination;
  if (!SAYS[cause].some((role) => acting.roles.includes(role))) {
    const who = SAYS[cause].join(', ');
    const detail = { zh: `以该原因终止须由 ${who} 进行`, en: `This cause is for ${who}` };
    return refuse('FORBIDDEN_ROLE', { article: '6-1c', detail });
  }
  const alone = unconfirmed(state, termination, acting);
  if (alone !== undefined) return alone;
  const event = happened(
    OrderTerminated,
    { ...orderRefOf(state), cause },
    { article: '6-1c', to, deadlines: { clear: stopAll(state) } },
  );
  const { terminationProposal: _, ...body } = state.body;
  const ended = { cause, at: acting.now, by: acting.actor.id, reason };
  return { events: [event], body: { ...body, termination: ended } };
}
