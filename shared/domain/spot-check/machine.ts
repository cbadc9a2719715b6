import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/**
 * The lower half of SM-14, one checked order. `replace` and `withdraw` take out an order that cannot be checked; late
 * material is taken as long as nobody has decided [J].
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
      from: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'],
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
    {
      action: 'replace',
      from: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'],
      to: 'REPLACED',
      actors: ['CENTRE_OFFICER'],
    },
    {
      action: 'withdraw',
      from: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'],
      to: 'WITHDRAWN',
      actors: ['CENTRE_OFFICER'],
    },
  ],
});

export type SpotCheckStatus = (typeof spotCheckMachine.states)[number];
export type SpotCheckAction = (typeof spotCheckMachine.transitions)[number]['action'];
