import { CENTRE_ROLES, ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** SM-2, a public notice with its objection period (requirements §8.10, article 5 (3) and article 9). */
export const publicityMachine = defineMachine({
  name: 'Publicity',
  states: ['SCHEDULED', 'OPEN', 'CANCELLED', 'CLOSED_CLEAR', 'CLOSED_PENDING', 'CLEARED', 'UPHELD'],
  terminal: ['CANCELLED', 'CLOSED_CLEAR', 'CLEARED', 'UPHELD'],
  transitions: [
    { action: 'schedule', from: [], to: 'SCHEDULED', actors: ['SYSTEM'] },
    { action: 'open', from: ['SCHEDULED'], to: 'OPEN', actors: ['SYSTEM'] },
    { action: 'extend', from: ['OPEN'], to: 'OPEN', actors: ['CENTRE_ADMIN', 'SYSTEM'] },
    { action: 'object', from: ['OPEN'], to: 'OPEN', actors: ROLES },
    { action: 'settle', from: ['OPEN'], to: 'OPEN', actors: ['SYSTEM'] },
    { action: 'settle', from: ['CLOSED_PENDING'], to: 'CLOSED_PENDING', actors: ['SYSTEM'] },
    { action: 'proposeCancellation', from: ['OPEN'], to: 'OPEN', actors: CENTRE_ROLES },
    { action: 'cancel', from: ['OPEN'], to: 'CANCELLED', actors: ['CENTRE_REVIEWER', 'SYSTEM'] },
    { action: 'closeClear', from: ['OPEN'], to: 'CLOSED_CLEAR', actors: ['SYSTEM'] },
    { action: 'closePending', from: ['OPEN'], to: 'CLOSED_PENDING', actors: ['SYSTEM'] },
    { action: 'clear', from: ['CLOSED_PENDING'], to: 'CLEARED', actors: ['SYSTEM'] },
    { action: 'uphold', from: ['OPEN', 'CLOSED_PENDING'], to: 'UPHELD', actors: ['CENTRE_REVIEWER'] },
  ],
});

export type PublicityStatus = (typeof publicityMachine.states)[number];
export type PublicityAction = (typeof publicityMachine.transitions)[number]['action'];
