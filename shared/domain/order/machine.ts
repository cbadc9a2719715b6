import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

const HOLDABLE = ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED', 'COMPLETED'] as const;

/** The states in which an order may be ended with a cause (SM-6). */
export const TERMINABLE = ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'] as const;

/** The states of an order that is not finished: a suspension or removal of its agency touches it (12-2s, 12-3h). */
export const UNFINISHED = ['PLACED', ...TERMINABLE] as const;

const PARTIES = [...AGENCY_ROLES, 'BUYER'] as const;

/**
 * SM-6, an order for a service (requirements §8.10, article 6 (1)). A hold is an overlay: it changes no state. The
 * buyer's one rating is bound to its period, not to a state.
 */
export const orderMachine = defineMachine({
  name: 'Order',
  states: [
    'PLACED',
    'ACCEPTED',
    'DECLINED',
    'EXPIRED',
    'CANCELLED',
    'QUOTA_CONFIRMED',
    'QUOTA_REFUSED',
    'IN_SERVICE',
    'DELIVERED',
    'COMPLETED',
    'TERMINATED',
    'ARCHIVED',
  ],
  terminal: ['DECLINED', 'EXPIRED', 'CANCELLED', 'QUOTA_REFUSED', 'TERMINATED', 'ARCHIVED'],
  transitions: [
    { action: 'place', from: [], to: 'PLACED', actors: ['BUYER'] },
    { action: 'accept', from: ['PLACED'], to: 'ACCEPTED', actors: AGENCY_ROLES },
    { action: 'decline', from: ['PLACED'], to: 'DECLINED', actors: AGENCY_ROLES },
    { action: 'expire', from: ['PLACED'], to: 'EXPIRED', actors: ['SYSTEM'] },
    { action: 'cancel', from: ['PLACED'], to: 'CANCELLED', actors: ['BUYER'] },
    // Its agency was suspended or removed before it accepted (12-2s, 12-3h).
    { action: 'return', from: ['PLACED'], to: 'CANCELLED', actors: ['SYSTEM'] },
    {
      action: 'confirmQuota',
      from: ['ACCEPTED'],
      to: 'QUOTA_CONFIRMED',
      actors: [...CENTRE_ROLES, 'SYSTEM'],
    },
    { action: 'refuseQuota', from: ['ACCEPTED'], to: 'QUOTA_REFUSED', actors: [...CENTRE_ROLES, 'SYSTEM'] },
    { action: 'registerContract', from: ['QUOTA_CONFIRMED'], to: 'IN_SERVICE', actors: AGENCY_ROLES },
    { action: 'recordMilestone', from: ['IN_SERVICE'], to: 'IN_SERVICE', actors: AGENCY_ROLES },
    { action: 'deliver', from: ['IN_SERVICE'], to: 'DELIVERED', actors: AGENCY_ROLES },
    { action: 'rejectDelivery', from: ['DELIVERED'], to: 'IN_SERVICE', actors: ['BUYER'] },
    { action: 'acceptDelivery', from: ['DELIVERED'], to: 'COMPLETED', actors: ['BUYER', 'SYSTEM'] },
    ...TERMINABLE.map((state) => ({
      action: 'proposeTermination' as const,
      from: [state],
      to: state,
      actors: PARTIES,
    })),
    {
      action: 'terminate',
      from: TERMINABLE,
      to: 'TERMINATED',
      actors: [...PARTIES, ...CENTRE_ROLES, 'SYSTEM'],
    },
    ...HOLDABLE.flatMap((state) =>
      (['hold', 'liftHold'] as const).map((action) => ({
        action,
        from: [state],
        to: state,
        actors: [...CENTRE_ROLES, 'SYSTEM'] as const,
      })),
    ),
    { action: 'archive', from: ['COMPLETED'], to: 'ARCHIVED', actors: ['SYSTEM'] },
  ],
});

export type OrderStatus = (typeof orderMachine.states)[number];
export type OrderAction = (typeof orderMachine.transitions)[number]['action'];
