import { defineMachine } from '../machine.ts';

const SECOND_PERSONS = ['CENTRE_ADMIN', 'COMMISSION_OFFICER'] as const;

/**
 * The life of an import (2-1): a dry run of every row first; what is wrong is mended in the workbook and handed in
 * anew. Taking agencies over gives rights, so that a second person orders it (④) [J].
 */
export const importMachine = defineMachine({
  name: 'Import',
  states: ['CHECKING', 'CHECKED', 'FAULTY', 'UNREADABLE', 'APPLYING', 'APPLIED', 'DISCARDED'],
  terminal: ['FAULTY', 'UNREADABLE', 'APPLIED', 'DISCARDED'],
  transitions: [
    { action: 'request', from: [], to: 'CHECKING', actors: ['CENTRE_ADMIN'] },
    { action: 'check', from: ['CHECKING'], to: 'CHECKED', actors: ['SYSTEM'] },
    { action: 'find', from: ['CHECKING'], to: 'FAULTY', actors: ['SYSTEM'] },
    { action: 'giveUp', from: ['CHECKING'], to: 'UNREADABLE', actors: ['SYSTEM'] },
    { action: 'confirm', from: ['CHECKED'], to: 'APPLYING', actors: SECOND_PERSONS },
    { action: 'discard', from: ['CHECKED'], to: 'DISCARDED', actors: SECOND_PERSONS },
    { action: 'apply', from: ['APPLYING'], to: 'APPLIED', actors: ['SYSTEM'] },
  ],
});

export type ImportStatus = (typeof importMachine.states)[number];
export type ImportAction = (typeof importMachine.transitions)[number]['action'];
