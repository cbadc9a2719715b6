import { defineMachine } from '../machine.ts';

/** SM-10, its first rows: what was found is proposed, and a reviewer may drop it with a reason. */
export const rectificationMachine = defineMachine({
  name: 'Rectification',
  states: ['PROPOSED', 'DROPPED'],
  terminal: ['DROPPED'],
  transitions: [
    {
      action: 'propose',
      from: [],
      to: 'PROPOSED',
      actors: ['SYSTEM', 'CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    { action: 'drop', from: ['PROPOSED'], to: 'DROPPED', actors: ['CENTRE_REVIEWER'] },
  ],
});
export type RectificationStatus = (typeof rectificationMachine.states)[number];
