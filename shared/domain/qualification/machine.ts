import { defineMachine } from '../machine.ts';

const VERIFIERS = ['SYSTEM', 'CENTRE_OFFICER'] as const;

/** A certificate of an agency (row 3-1b). A renewal is a certificate of its own. */
export const qualificationMachine = defineMachine({
  name: 'Qualification',
  states: ['RECORDED', 'VALID', 'EXPIRING', 'EXPIRED', 'REFUSED'],
  terminal: ['EXPIRED', 'REFUSED'],
  transitions: [
    { action: 'record', from: [], to: 'RECORDED', actors: ['AGENCY_ADMIN'] },
    { action: 'takeOver', from: [], to: 'VALID', actors: VERIFIERS },
    { action: 'refer', from: ['RECORDED'], to: 'RECORDED', actors: ['SYSTEM'] },
    { action: 'verify', from: ['RECORDED'], to: 'VALID', actors: VERIFIERS },
    { action: 'proposeRefusal', from: ['RECORDED'], to: 'RECORDED', actors: ['CENTRE_OFFICER'] },
    { action: 'refuse', from: ['RECORDED'], to: 'REFUSED', actors: ['CENTRE_REVIEWER'] },
    { action: 'remind', from: ['VALID', 'EXPIRING'], to: 'EXPIRING', actors: ['SYSTEM'] },
    { action: 'expire', from: ['VALID', 'EXPIRING'], to: 'EXPIRED', actors: ['SYSTEM'] },
  ],
});

export type QualificationStatus = (typeof qualificationMachine.states)[number];
export type QualificationAction = (typeof qualificationMachine.transitions)[number]['action'];
