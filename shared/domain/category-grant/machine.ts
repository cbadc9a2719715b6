import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** One more service category for an agency (row 5-5c). */
export const categoryGrantMachine = defineMachine({
  name: 'CategoryGrant',
  states: ['REQUESTED', 'VERIFIED', 'REFUSED', 'LAPSED'],
  terminal: ['VERIFIED', 'REFUSED', 'LAPSED'],
  transitions: [
    { action: 'request', from: [], to: 'REQUESTED', actors: ['AGENCY_ADMIN'] },
    { action: 'refer', from: ['REQUESTED'], to: 'REQUESTED', actors: ['SYSTEM'] },
    { action: 'verify', from: ['REQUESTED'], to: 'VERIFIED', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'proposeRefusal', from: ['REQUESTED'], to: 'REQUESTED', actors: ['CENTRE_OFFICER'] },
    { action: 'reply', from: ['REQUESTED'], to: 'REQUESTED', actors: AGENCY_ROLES },
    { action: 'endReply', from: ['REQUESTED'], to: 'REQUESTED', actors: ['SYSTEM'] },
    { action: 'returnProposal', from: ['REQUESTED'], to: 'REQUESTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'refuse', from: ['REQUESTED'], to: 'REFUSED', actors: ['CENTRE_REVIEWER'] },
    { action: 'lapse', from: ['REQUESTED'], to: 'LAPSED', actors: ['SYSTEM'] },
  ],
});

export type CategoryGrantStatus = (typeof categoryGrantMachine.states)[number];
export type CategoryGrantAction = (typeof categoryGrantMachine.transitions)[number]['action'];
