import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** In force: the agency is SUSPENDED. */
export const IN_FORCE = ['IN_FORCE', 'IN_FORCE_PROVISIONAL'] as const;

/**
 * SM-11, a suspension (12-2). The Commission decides; the centre proposes only. An urgent one is in force before the
 * agency is heard, and ends by itself when it is not reviewed in time (ADR 13).
 */
export const suspensionMachine = defineMachine({
  name: 'Suspension',
  states: [
    'PROPOSED',
    'PRIOR_NOTICE',
    'DECIDED',
    'IN_FORCE',
    'IN_FORCE_PROVISIONAL',
    'LIFTED',
    'CONVERTED',
    'DROPPED',
    'REVOKED',
  ],
  terminal: ['LIFTED', 'CONVERTED', 'DROPPED', 'REVOKED'],
  transitions: [
    {
      action: 'propose',
      from: [],
      to: 'PROPOSED',
      actors: ['SYSTEM', ...CENTRE_ROLES, 'COMMISSION_OFFICER'],
    },
    { action: 'giveNotice', from: ['PROPOSED'], to: 'PRIOR_NOTICE', actors: ['COMMISSION_OFFICER'] },
    { action: 'drop', from: ['PROPOSED', 'PRIOR_NOTICE'], to: 'DROPPED', actors: ['COMMISSION_OFFICER'] },
    {
      action: 'decide',
      from: ['PRIOR_NOTICE', 'IN_FORCE_PROVISIONAL'],
      to: 'DECIDED',
      actors: ['COMMISSION_OFFICER'],
    },
    { action: 'enforce', from: ['DECIDED'], to: 'IN_FORCE', actors: ['COMMISSION_OFFICER'] },
    {
      action: 'suspendUrgently',
      from: ['PROPOSED'],
      to: 'IN_FORCE_PROVISIONAL',
      actors: ['COMMISSION_OFFICER'],
    },
    { action: 'lapse', from: ['IN_FORCE_PROVISIONAL'], to: 'LIFTED', actors: ['SYSTEM'] },
    { action: 'requestResumption', from: ['IN_FORCE'], to: 'IN_FORCE', actors: AGENCY_ROLES },
    { action: 'endorseResumption', from: ['IN_FORCE'], to: 'IN_FORCE', actors: CENTRE_ROLES },
    { action: 'lift', from: IN_FORCE, to: 'LIFTED', actors: ['COMMISSION_OFFICER'] },
    { action: 'convert', from: IN_FORCE, to: 'CONVERTED', actors: ['COMMISSION_OFFICER'] },
    { action: 'revoke', from: ['IN_FORCE'], to: 'REVOKED', actors: ['COMMISSION_OFFICER'] },
  ],
});
export type SuspensionStatus = (typeof suspensionMachine.states)[number];
export type SuspensionAction = (typeof suspensionMachine.transitions)[number]['action'];
