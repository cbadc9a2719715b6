import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** The upper half of SM-14: a quarter's checks are planned, and its sample is drawn once. */
export const spotCheckPlanMachine = defineMachine({
  name: 'SpotCheckPlan',
  states: ['PLANNED', 'SAMPLED'],
  terminal: [],
  transitions: [
    { action: 'plan', from: [], to: 'PLANNED', actors: ['CENTRE_OFFICER'] },
    { action: 'freeze', from: ['PLANNED'], to: 'PLANNED', actors: ['SYSTEM'] },
    { action: 'draw', from: ['PLANNED'], to: 'PLANNED', actors: CENTRE_ROLES },
    { action: 'sample', from: ['PLANNED'], to: 'SAMPLED', actors: ['SYSTEM'] },
    { action: 'pick', from: ['SAMPLED'], to: 'SAMPLED', actors: ['CENTRE_OFFICER'] },
    { action: 'replace', from: ['SAMPLED'], to: 'SAMPLED', actors: ['SYSTEM'] },
  ],
});

export type SpotCheckPlanStatus = (typeof spotCheckPlanMachine.states)[number];
export type SpotCheckPlanAction = (typeof spotCheckPlanMachine.transitions)[number]['action'];
