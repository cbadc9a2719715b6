import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** The states in which the agency's report is waited for and its time runs. */
export const RUNNING = ['ISSUED', 'ACKNOWLEDGED', 'EXTENDED', 'RETURNED'] as const;

const ISSUERS = [...CENTRE_ROLES, 'COMMISSION_OFFICER'] as const;

/**
 * SM-10, an order to rectify within a time (12-1). An agency under it stays ACTIVE. A report that comes
 * after the time is for the record; while the agency is suspended, `submitLate` lets it lead to the end of the suspension.
 */
export const rectificationMachine = defineMachine({
  name: 'Rectification',
  states: [
    'PROPOSED',
    'DROPPED',
    'ISSUED',
    'ACKNOWLEDGED',
    'EXTENDED',
    'SUBMITTED',
    'RETURNED',
    'ACCEPTED',
    'FAILED',
    'OVERDUE',
  ],
  terminal: ['DROPPED', 'ACCEPTED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['SYSTEM', ...ISSUERS, 'FINANCE_OFFICER'] },
    { action: 'askJustification', from: ['PROPOSED'], to: 'PROPOSED', actors: CENTRE_ROLES },
    { action: 'justify', from: ['PROPOSED'], to: 'PROPOSED', actors: AGENCY_ROLES },
    { action: 'drop', from: ['PROPOSED'], to: 'DROPPED', actors: ['CENTRE_REVIEWER'] },
    { action: 'issue', from: ['PROPOSED'], to: 'ISSUED', actors: ISSUERS },
    { action: 'acknowledge', from: ['ISSUED'], to: 'ACKNOWLEDGED', actors: AGENCY_ROLES },
    { action: 'extend', from: ['ISSUED', 'ACKNOWLEDGED'], to: 'EXTENDED', actors: ['CENTRE_REVIEWER'] },
    { action: 'submit', from: RUNNING, to: 'SUBMITTED', actors: AGENCY_ROLES },
    { action: 'accept', from: ['SUBMITTED'], to: 'ACCEPTED', actors: ['CENTRE_OFFICER'] },
    { action: 'return', from: ['SUBMITTED'], to: 'RETURNED', actors: ['CENTRE_OFFICER'] },
    { action: 'proposeFailure', from: ['SUBMITTED'], to: 'SUBMITTED', actors: ['CENTRE_OFFICER'] },
    { action: 'returnFailure', from: ['SUBMITTED'], to: 'SUBMITTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'fail', from: ['SUBMITTED'], to: 'FAILED', actors: ['CENTRE_REVIEWER'] },
    { action: 'passDue', from: RUNNING, to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'submitLate', from: ['OVERDUE', 'FAILED'], to: 'SUBMITTED', actors: AGENCY_ROLES },
  ],
});
export type RectificationStatus = (typeof rectificationMachine.states)[number];
export type RectificationAction = (typeof rectificationMachine.transitions)[number]['action'];

/** Issued and not accepted: what is open before anything is resumed (12-2c), and before an agency may leave (12-4). */
export const isUnderWay = (status: string): boolean =>
  status !== 'PROPOSED' && !rectificationMachine.terminal.some((ended) => ended === status);
