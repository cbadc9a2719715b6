import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

const INVESTIGATORS = [...CENTRE_ROLES, 'CENTRE_DISCIPLINE'] as const;

/**
 * SM-15, a violation of articles 12 to 14: suspected, investigated by two persons, heard, and found by another. A CLOSED one stays
 * confirmed and may still be reviewed.
 */
export const violationMachine = defineMachine({
  name: 'Violation',
  states: [
    'SUSPECTED',
    'UNDER_INVESTIGATION',
    'DISMISSED',
    'PRIOR_NOTICE',
    'HEARD',
    'CONFIRMED',
    'CONSEQUENCES_PENDING',
    'CLOSED',
    'UNDER_REVIEW',
    'REVOKED',
  ],
  terminal: ['DISMISSED', 'REVOKED'],
  transitions: [
    {
      action: 'suspect',
      from: [],
      to: 'SUSPECTED',
      actors: [...INVESTIGATORS, 'COMMISSION_OFFICER', 'FINANCE_OFFICER'],
    },
    { action: 'investigate', from: ['SUSPECTED'], to: 'UNDER_INVESTIGATION', actors: ['CENTRE_REVIEWER'] },
    {
      action: 'dismiss',
      from: ['SUSPECTED', 'UNDER_INVESTIGATION', 'PRIOR_NOTICE'],
      to: 'DISMISSED',
      actors: ['CENTRE_REVIEWER'],
    },
    {
      action: 'proposeConfirmation',
      from: ['UNDER_INVESTIGATION'],
      to: 'PRIOR_NOTICE',
      actors: INVESTIGATORS,
    },
    { action: 'return', from: ['PRIOR_NOTICE'], to: 'UNDER_INVESTIGATION', actors: ['CENTRE_REVIEWER'] },
    { action: 'hear', from: ['PRIOR_NOTICE'], to: 'HEARD', actors: ['CENTRE_REVIEWER'] },
    { action: 'confirm', from: ['HEARD'], to: 'CONFIRMED', actors: ['CENTRE_REVIEWER'] },
    {
      action: 'openConsequences',
      from: ['CONFIRMED'],
      to: 'CONSEQUENCES_PENDING',
      actors: ['CENTRE_REVIEWER'],
    },
    {
      action: 'settle',
      from: ['CONSEQUENCES_PENDING'],
      to: 'CONSEQUENCES_PENDING',
      actors: ['SYSTEM', ...CENTRE_ROLES, 'COMMISSION_OFFICER'],
    },
    // What was under way when the review began may still be done.
    { action: 'settle', from: ['UNDER_REVIEW'], to: 'UNDER_REVIEW', actors: ['SYSTEM'] },
    {
      action: 'close',
      from: ['CONSEQUENCES_PENDING'],
      to: 'CLOSED',
      actors: ['SYSTEM', ...CENTRE_ROLES, 'COMMISSION_OFFICER'],
    },
    {
      action: 'requestReview',
      from: ['CONSEQUENCES_PENDING', 'CLOSED'],
      to: 'UNDER_REVIEW',
      actors: [...AGENCY_ROLES, 'COMMISSION_OFFICER'],
    },
    { action: 'uphold', from: ['UNDER_REVIEW'], to: 'CONSEQUENCES_PENDING', actors: ['COMMISSION_OFFICER'] },
    { action: 'upholdClosed', from: ['UNDER_REVIEW'], to: 'CLOSED', actors: ['COMMISSION_OFFICER'] },
    { action: 'revoke', from: ['UNDER_REVIEW'], to: 'REVOKED', actors: ['COMMISSION_OFFICER'] },
  ],
});
export type ViolationStatus = (typeof violationMachine.states)[number];
export type ViolationAction = (typeof violationMachine.transitions)[number]['action'];
