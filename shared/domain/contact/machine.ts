import { defineMachine } from '../machine.ts';

const ADMIN = ['AGENCY_ADMIN'] as const;

/** The contact phone of an organisation: it counts once its code came back, and is changed only by another code. */
export const contactMachine = defineMachine({
  name: 'Contact',
  states: ['UNVERIFIED', 'VERIFIED'],
  terminal: [],
  transitions: [
    { action: 'requestCode', from: [], to: 'UNVERIFIED', actors: ADMIN },
    { action: 'requestNewCode', from: ['UNVERIFIED'], to: 'UNVERIFIED', actors: ADMIN },
    { action: 'requestChange', from: ['VERIFIED'], to: 'VERIFIED', actors: ADMIN },
    { action: 'verify', from: ['UNVERIFIED', 'VERIFIED'], to: 'VERIFIED', actors: ADMIN },
  ],
});
export type ContactStatus = (typeof contactMachine.states)[number];
