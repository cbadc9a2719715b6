import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** States in which the agency's material is waited for, and in which the order may still be taken out. */
const WAITING = ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'] as const;

/**
 * The lower half of SM-14, one checked order. `replace` and `withdraw` take out an order that cannot be checked, a drawn
 * one only by two persons; late material is taken as long as nobody has decided [J].
 */
export const spotCheckMachine = defineMachine({
  name: 'SpotCheck',
  states: [
    'NOTIFIED',
    'MATERIALS_DUE',
    'OVERDUE',
    'SECOND_NOTICE',
    'SUBMITTED',
    'REVIEWED',
    'PASSED',
    'FAILED',
    'REFUSED',
    'REPLACED',
    'WITHDRAWN',
  ],
  terminal: ['PASSED', 'FAILED', 'REFUSED', 'REPLACED', 'WITHDRAWN'],
  transitions: [
    { action: 'notify', from: [], to: 'NOTIFIED', actors: ['SYSTEM', 'CENTRE_OFFICER'] },
    {
      action: 'requestMaterials',
      from: ['NOTIFIED'],
      to: 'MATERIALS_DUE',
      actors: ['SYSTEM', 'CENTRE_OFFICER'],
    },
    {
      action: 'submit',
      from: WAITING,
      to: 'SUBMITTED',
      actors: AGENCY_ROLES,
    },
    { action: 'passDue', from: ['MATERIALS_DUE'], to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'requestAgain', from: ['OVERDUE'], to: 'SECOND_NOTICE', actors: ['CENTRE_OFFICER'] },
    { action: 'refuse', from: ['SECOND_NOTICE'], to: 'REFUSED', actors: ['CENTRE_REVIEWER'] },
    { action: 'review', from: ['SUBMITTED'], to: 'REVIEWED', actors: ['CENTRE_OFFICER'] },
    { action: 'returnReview', from: ['REVIEWED'], to: 'SUBMITTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'pass', from: ['REVIEWED'], to: 'PASSED', actors: ['CENTRE_REVIEWER'] },
    { action: 'fail', from: ['REVIEWED'], to: 'FAILED', actors: ['CENTRE_REVIEWER'] },
    ...WAITING.flatMap((state) => [
      { action: 'proposeReplacement', from: [state], to: state, actors: ['CENTRE_OFFICER'] } as const,
      { action: 'returnReplacement', from: [state], to: state, actors: ['CENTRE_REVIEWER'] } as const,
    ]),
    { action: 'replace', from: WAITING, to: 'REPLACED', actors: ['CENTRE_REVIEWER'] },
    { action: 'withdraw', from: WAITING, to: 'WITHDRAWN', actors: ['CENTRE_OFFICER'] },
  ],
});

export type SpotCheckStatus = (typeof spotCheckMachine.states)[number];
export type SpotCheckAction = (typeof spotCheckMachine.transitions)[number]['action'];
