import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** Who inspects (article 14); the centre checks orders instead (3-1c). */
export const INSPECTORS = ['COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;

/** A visit may be recorded as long as nothing was concluded from the material. */
const VISITABLE = ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE', 'SUBMITTED'] as const;

const visits = VISITABLE.flatMap((state) => [
  { action: 'recordVisit', from: [state], to: state, actors: INSPECTORS } as const,
  { action: 'confirmVisit', from: [state], to: state, actors: INSPECTORS } as const,
]);

/**
 * SM-14 of kind INSPECTION: the notice asks for the material at once, and the inspection follows its request for it. Late material
 * is taken as long as nobody has decided [J].
 */
export const inspectionMachine = defineMachine({
  name: 'Inspection',
  states: [
    'MATERIALS_DUE',
    'OVERDUE',
    'SECOND_NOTICE',
    'SUBMITTED',
    'REVIEWED',
    'PASSED',
    'FAILED',
    'REFUSED',
    'WITHDRAWN',
  ],
  terminal: ['PASSED', 'FAILED', 'REFUSED', 'WITHDRAWN'],
  transitions: [
    { action: 'open', from: [], to: 'MATERIALS_DUE', actors: INSPECTORS },
    {
      action: 'submit',
      from: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'],
      to: 'SUBMITTED',
      actors: AGENCY_ROLES,
    },
    { action: 'passDue', from: ['MATERIALS_DUE'], to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'requestAgain', from: ['OVERDUE'], to: 'SECOND_NOTICE', actors: INSPECTORS },
    { action: 'refuse', from: ['SECOND_NOTICE'], to: 'REFUSED', actors: INSPECTORS },
    {
      action: 'withdraw',
      from: ['MATERIALS_DUE', 'OVERDUE', 'SECOND_NOTICE'],
      to: 'WITHDRAWN',
      actors: INSPECTORS,
    },
    ...visits,
    { action: 'review', from: ['SUBMITTED'], to: 'REVIEWED', actors: INSPECTORS },
    { action: 'returnReview', from: ['REVIEWED'], to: 'SUBMITTED', actors: INSPECTORS },
    { action: 'pass', from: ['REVIEWED'], to: 'PASSED', actors: INSPECTORS },
    { action: 'fail', from: ['REVIEWED'], to: 'FAILED', actors: INSPECTORS },
  ],
});
export type InspectionStatus = (typeof inspectionMachine.states)[number];
export type InspectionAction = (typeof inspectionMachine.transitions)[number]['action'];
