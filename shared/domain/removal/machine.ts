import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** SM-12, a removal (清退, 12-3). The Commission decides; the platform carries it out, step by step. */
export const removalMachine = defineMachine({
  name: 'Removal',
  states: ['PROPOSED', 'PRIOR_NOTICE', 'HEARD', 'DECIDED', 'EXECUTING', 'EXECUTED', 'DROPPED', 'REVOKED'],
  terminal: ['DROPPED', 'REVOKED'],
  transitions: [
    {
      action: 'propose',
      from: [],
      to: 'PROPOSED',
      actors: ['SYSTEM', ...CENTRE_ROLES, 'COMMISSION_OFFICER'],
    },
    { action: 'giveNotice', from: ['PROPOSED'], to: 'PRIOR_NOTICE', actors: ['COMMISSION_OFFICER'] },
    {
      action: 'drop',
      from: ['PROPOSED', 'PRIOR_NOTICE'],
      to: 'DROPPED',
      actors: ['COMMISSION_OFFICER', 'SYSTEM'],
    },
    { action: 'decide', from: ['PRIOR_NOTICE'], to: 'HEARD', actors: ['COMMISSION_OFFICER'] },
    { action: 'order', from: ['HEARD'], to: 'DECIDED', actors: ['COMMISSION_OFFICER'] },
    { action: 'execute', from: ['DECIDED'], to: 'EXECUTING', actors: ['COMMISSION_OFFICER'] },
    { action: 'finish', from: ['EXECUTING'], to: 'EXECUTED', actors: ['SYSTEM'] },
    { action: 'revoke', from: ['EXECUTED'], to: 'REVOKED', actors: ['COMMISSION_OFFICER'] },
  ],
});
export type RemovalStatus = (typeof removalMachine.states)[number];
export type RemovalAction = (typeof removalMachine.transitions)[number]['action'];
