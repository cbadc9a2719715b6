import { defineMachine } from '../machine.ts';

/** SM-4, the life of a service agency on the platform (requirements §8.10). */
export const agencyMachine = defineMachine({
  name: 'Agency',
  states: ['ACTIVE', 'SUSPENDED', 'REMOVED', 'EXITED'],
  terminal: ['EXITED'],
  transitions: [
    { action: 'onboard', from: [], to: 'ACTIVE', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
    { action: 'import', from: [], to: 'ACTIVE', actors: ['CENTRE_ADMIN'] },
    { action: 'suspend', from: ['ACTIVE'], to: 'SUSPENDED', actors: ['COMMISSION_OFFICER'] },
    // By the platform where an urgent suspension was not reviewed in time (ADR 13).
    { action: 'resume', from: ['SUSPENDED'], to: 'ACTIVE', actors: ['COMMISSION_OFFICER', 'SYSTEM'] },
    { action: 'remove', from: ['ACTIVE', 'SUSPENDED'], to: 'REMOVED', actors: ['COMMISSION_OFFICER'] },
    { action: 'exit', from: ['ACTIVE'], to: 'EXITED', actors: ['AGENCY_ADMIN'] },
    { action: 'reinstate', from: ['REMOVED'], to: 'ACTIVE', actors: ['COMMISSION_OFFICER'] },
  ],
});

export type AgencyStatus = (typeof agencyMachine.states)[number];
export type AgencyAction = (typeof agencyMachine.transitions)[number]['action'];
