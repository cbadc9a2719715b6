import { AGENCY_ROLES, ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** SM-3, an objection to a public notice (requirements §8.10, article 5 (4)). */
export const objectionMachine = defineMachine({
  name: 'Objection',
  states: [
    'SUBMITTED',
    'ACCEPTED',
    'NOT_ACCEPTED',
    'INVESTIGATING',
    'UPHELD',
    'PARTLY_UPHELD',
    'DISMISSED',
    'WITHDRAWN',
  ],
  terminal: ['NOT_ACCEPTED', 'UPHELD', 'PARTLY_UPHELD', 'DISMISSED', 'WITHDRAWN'],
  transitions: [
    { action: 'submit', from: [], to: 'SUBMITTED', actors: ROLES },
    { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', actors: ['CENTRE_DISCIPLINE'] },
    { action: 'refuse', from: ['SUBMITTED'], to: 'NOT_ACCEPTED', actors: ['CENTRE_DISCIPLINE'] },
    { action: 'investigate', from: ['ACCEPTED'], to: 'INVESTIGATING', actors: ['CENTRE_DISCIPLINE'] },
    { action: 'comment', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: AGENCY_ROLES },
    {
      action: 'propose',
      from: ['INVESTIGATING'],
      to: 'INVESTIGATING',
      actors: ['CENTRE_DISCIPLINE', 'CENTRE_OFFICER'],
    },
    { action: 'returnProposal', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: ['CENTRE_REVIEWER'] },
    { action: 'extend', from: ['ACCEPTED'], to: 'ACCEPTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'extend', from: ['INVESTIGATING'], to: 'INVESTIGATING', actors: ['CENTRE_REVIEWER'] },
    { action: 'uphold', from: ['INVESTIGATING'], to: 'UPHELD', actors: ['CENTRE_REVIEWER'] },
    { action: 'upholdPartly', from: ['INVESTIGATING'], to: 'PARTLY_UPHELD', actors: ['CENTRE_REVIEWER'] },
    { action: 'dismiss', from: ['INVESTIGATING'], to: 'DISMISSED', actors: ['CENTRE_REVIEWER'] },
    { action: 'withdraw', from: ['SUBMITTED', 'ACCEPTED'], to: 'WITHDRAWN', actors: ['PUBLIC'] },
  ],
});

export type ObjectionStatus = (typeof objectionMachine.states)[number];
export type ObjectionAction = (typeof objectionMachine.transitions)[number]['action'];
