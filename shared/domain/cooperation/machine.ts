import { AGENCY_ROLES, type OfficerRole } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** Who asks an agency for material, the centre for its checks, the Commission and Finance for theirs (6-4, 14), and who decides for each as the second person. */
export const SIDES = {
  CENTRE: { officer: 'CENTRE_OFFICER', decider: 'CENTRE_REVIEWER' },
  COMMISSION: { officer: 'COMMISSION_OFFICER', decider: 'COMMISSION_OFFICER' },
  FINANCE: { officer: 'FINANCE_OFFICER', decider: 'FINANCE_OFFICER' },
} as const satisfies Readonly<
  Record<string, { readonly officer: OfficerRole; readonly decider: OfficerRole }>
>;
export type Side = keyof typeof SIDES;
export const SIDE_NAMES = Object.keys(SIDES) as [Side, ...Side[]];

export const REQUESTERS = ['CENTRE_OFFICER', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;
export const REFUSAL_DECIDERS = ['CENTRE_REVIEWER', 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;

/**
 * A request for material (6-4b, the lower half of SM-14). That an agency refuses is decided by two persons after a
 * second written request, never by the clock. Late material is taken as long as nobody has decided [J].
 */
export const cooperationMachine = defineMachine({
  name: 'Cooperation',
  states: ['OPEN', 'OVERDUE', 'SECOND_NOTICE', 'SUBMITTED', 'REFUSED', 'WITHDRAWN'],
  terminal: ['REFUSED', 'WITHDRAWN'],
  transitions: [
    { action: 'request', from: [], to: 'OPEN', actors: ['SYSTEM', ...REQUESTERS] },
    { action: 'remind', from: ['OPEN'], to: 'OPEN', actors: ['SYSTEM'] },
    { action: 'remind', from: ['SECOND_NOTICE'], to: 'SECOND_NOTICE', actors: ['SYSTEM'] },
    { action: 'submit', from: ['OPEN', 'OVERDUE', 'SECOND_NOTICE'], to: 'SUBMITTED', actors: AGENCY_ROLES },
    { action: 'extend', from: ['OPEN'], to: 'OPEN', actors: REQUESTERS },
    { action: 'extend', from: ['SECOND_NOTICE'], to: 'SECOND_NOTICE', actors: REQUESTERS },
    { action: 'passDue', from: ['OPEN'], to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'requestAgain', from: ['OVERDUE'], to: 'SECOND_NOTICE', actors: REQUESTERS },
    { action: 'passDue', from: ['SECOND_NOTICE'], to: 'SECOND_NOTICE', actors: ['SYSTEM'] },
    { action: 'proposeRefusal', from: ['SECOND_NOTICE'], to: 'SECOND_NOTICE', actors: REQUESTERS },
    { action: 'returnRefusal', from: ['SECOND_NOTICE'], to: 'SECOND_NOTICE', actors: REFUSAL_DECIDERS },
    { action: 'confirmRefusal', from: ['SECOND_NOTICE'], to: 'REFUSED', actors: REFUSAL_DECIDERS },
    { action: 'view', from: ['SUBMITTED'], to: 'SUBMITTED', actors: [...REQUESTERS, 'CENTRE_REVIEWER'] },
    {
      action: 'withdraw',
      from: ['OPEN', 'OVERDUE', 'SECOND_NOTICE'],
      to: 'WITHDRAWN',
      actors: ['SYSTEM', ...REQUESTERS],
    },
  ],
});

export type CooperationStatus = (typeof cooperationMachine.states)[number];
export type CooperationAction = (typeof cooperationMachine.transitions)[number]['action'];
