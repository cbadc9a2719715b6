import { defineMachine } from '../machine.ts';

/**
 * How an agency stands with its yearly update (6-3b): up to date, in the days of grace, or with a whole period missed
 * while the next one runs. One that left the platform owes none.
 */
export const upkeepMachine = defineMachine({
  name: 'Upkeep',
  states: ['CURRENT', 'OVERDUE', 'MISSED', 'ENDED'],
  terminal: [],
  transitions: [
    { action: 'begin', from: [], to: 'CURRENT', actors: ['SYSTEM', 'AGENCY_ADMIN'] },
    {
      action: 'update',
      from: ['CURRENT', 'OVERDUE', 'MISSED'],
      to: 'CURRENT',
      actors: ['SYSTEM', 'AGENCY_ADMIN'],
    },
    { action: 'fallDue', from: ['CURRENT', 'MISSED'], to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'miss', from: ['OVERDUE'], to: 'MISSED', actors: ['SYSTEM'] },
    { action: 'end', from: ['CURRENT', 'OVERDUE', 'MISSED'], to: 'ENDED', actors: ['SYSTEM'] },
    { action: 'resume', from: ['ENDED'], to: 'CURRENT', actors: ['SYSTEM'] },
  ],
});
export type UpkeepStatus = (typeof upkeepMachine.states)[number];
