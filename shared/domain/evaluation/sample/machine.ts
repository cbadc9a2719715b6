import { CENTRE_ROLES } from '../../identity/role.ts';
import { defineMachine } from '../../machine.ts';

/** The sample of one agency's users in a cycle: drawn once, closed when every place of it is settled (9-3b, 9-3c). */
export const sampleMachine = defineMachine({
  name: 'SatisfactionSampleOfAgency',
  states: ['DRAWN', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'draw', from: [], to: 'DRAWN', actors: ['SYSTEM'] },
    { action: 'settle', from: ['DRAWN'], to: 'DRAWN', actors: ['SYSTEM', 'PUBLIC', ...CENTRE_ROLES] },
    { action: 'close', from: ['DRAWN'], to: 'CLOSED', actors: ['SYSTEM', 'PUBLIC', ...CENTRE_ROLES] },
  ],
});

/** SM-9, one user who was drawn. A user who does not answer gives way to the next of the list. */
export const surveyMachine = defineMachine({
  name: 'SatisfactionSample',
  states: ['DRAWN', 'CONTACTED', 'RESPONDED', 'NO_RESPONSE', 'REPLACED', 'EXHAUSTED', 'INELIGIBLE'],
  terminal: ['RESPONDED', 'REPLACED', 'EXHAUSTED', 'INELIGIBLE'],
  transitions: [
    { action: 'draw', from: [], to: 'DRAWN', actors: ['SYSTEM'] },
    { action: 'contact', from: ['DRAWN'], to: 'CONTACTED', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'contact', from: ['CONTACTED'], to: 'CONTACTED', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    { action: 'respond', from: ['CONTACTED'], to: 'RESPONDED', actors: ['PUBLIC', 'CENTRE_OFFICER'] },
    { action: 'lapse', from: ['CONTACTED'], to: 'NO_RESPONSE', actors: ['SYSTEM'] },
    { action: 'replace', from: ['NO_RESPONSE'], to: 'REPLACED', actors: ['SYSTEM'] },
    { action: 'exhaust', from: ['NO_RESPONSE'], to: 'EXHAUSTED', actors: ['SYSTEM'] },
    { action: 'findIneligible', from: ['DRAWN'], to: 'INELIGIBLE', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
  ],
});
export type SurveyStatus = (typeof surveyMachine.states)[number];
export type SurveyAction = (typeof surveyMachine.transitions)[number]['action'];
