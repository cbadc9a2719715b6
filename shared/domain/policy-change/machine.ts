import { defineMachine } from '../machine.ts';

/** A change of one parameter: proposed by the centre, decided by the Commission (④, requirements §8.0). */
export const policyChangeMachine = defineMachine({
  name: 'PolicyChange',
  states: ['PROPOSED', 'APPROVED', 'REJECTED'],
  terminal: ['APPROVED', 'REJECTED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['CENTRE_ADMIN'] },
    { action: 'approve', from: ['PROPOSED'], to: 'APPROVED', actors: ['COMMISSION_OFFICER'] },
    { action: 'reject', from: ['PROPOSED'], to: 'REJECTED', actors: ['COMMISSION_OFFICER'] },
  ],
});
export type PolicyChangeStatus = (typeof policyChangeMachine.states)[number];
