import { OFFICER_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** A piece of work that waits for a person: claimed by name, handed over by name, closed by what was done. */
export const taskMachine = defineMachine({
  name: 'Task',
  states: ['OPEN', 'CLAIMED', 'DONE'],
  terminal: ['DONE'],
  transitions: [
    { action: 'open', from: [], to: 'OPEN', actors: ['SYSTEM', ...OFFICER_ROLES] },
    { action: 'claim', from: ['OPEN'], to: 'CLAIMED', actors: OFFICER_ROLES },
    { action: 'handOver', from: ['CLAIMED'], to: 'CLAIMED', actors: OFFICER_ROLES },
    { action: 'assign', from: ['OPEN', 'CLAIMED'], to: 'CLAIMED', actors: ['CENTRE_ADMIN'] },
    { action: 'release', from: ['CLAIMED'], to: 'OPEN', actors: OFFICER_ROLES },
    { action: 'close', from: ['OPEN', 'CLAIMED'], to: 'DONE', actors: ['SYSTEM', ...OFFICER_ROLES] },
  ],
});
export type TaskStatus = (typeof taskMachine.states)[number];
