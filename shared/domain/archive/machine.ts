import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** The archive of an order (SM-6, row 6-4a): filled while open; once sealed it takes corrections and nothing else. */
export const archiveMachine = defineMachine({
  name: 'OrderArchive',
  states: ['OPEN', 'SEALED'],
  terminal: [],
  transitions: [
    { action: 'open', from: [], to: 'OPEN', actors: AGENCY_ROLES },
    { action: 'add', from: ['OPEN'], to: 'OPEN', actors: AGENCY_ROLES },
    { action: 'withdraw', from: ['OPEN'], to: 'OPEN', actors: AGENCY_ROLES },
    { action: 'seal', from: ['OPEN'], to: 'SEALED', actors: ['SYSTEM'] },
    { action: 'correct', from: ['SEALED'], to: 'SEALED', actors: ['AGENCY_ADMIN'] },
    { action: 'lock', from: ['SEALED'], to: 'SEALED', actors: ['SYSTEM'] },
  ],
});

export type ArchiveStatus = (typeof archiveMachine.states)[number];
export type ArchiveAction = (typeof archiveMachine.transitions)[number]['action'];
