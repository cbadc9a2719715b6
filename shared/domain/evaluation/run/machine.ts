import { CENTRE_ROLES } from '../../identity/role.ts';
import { defineMachine } from '../../machine.ts';

/**
 * One scoring run of a cycle (9-2): inputs are frozen page by page, unless hard checks fail; the figures of every
 * category are computed; every entry is scored.
 */
export const runMachine = defineMachine({
  name: 'ScoringRun',
  states: ['FREEZING', 'BLOCKED', 'SCORING', 'DONE', 'ABANDONED'],
  terminal: ['DONE', 'ABANDONED'],
  transitions: [
    { action: 'begin', from: [], to: 'FREEZING', actors: ['SYSTEM'] },
    { action: 'block', from: ['FREEZING'], to: 'BLOCKED', actors: ['SYSTEM'] },
    { action: 'continue', from: ['BLOCKED'], to: 'FREEZING', actors: CENTRE_ROLES },
    { action: 'freeze', from: ['FREEZING'], to: 'SCORING', actors: ['SYSTEM'] },
    { action: 'finish', from: ['SCORING'], to: 'DONE', actors: ['SYSTEM'] },
    { action: 'abandon', from: ['FREEZING', 'BLOCKED', 'SCORING'], to: 'ABANDONED', actors: ['SYSTEM'] },
  ],
});

export type RunStatus = (typeof runMachine.states)[number];
export type RunAction = (typeof runMachine.transitions)[number]['action'];
