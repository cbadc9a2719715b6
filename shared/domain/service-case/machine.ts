import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

const OFFICE = ['CENTRE_OFFICER'] as const;
const PARTIES = [...AGENCY_ROLES, 'BUYER'] as const;

/** SM-18. Steps that leave the state prepare the next one; consent can be taken back until a case is put away. */
export const serviceCaseMachine = defineMachine({
  name: 'CaseSelection',
  states: [
    'NOMINATED',
    'ELIGIBILITY_CHECKED',
    'EXPERT_REVIEW',
    'SELECTED',
    'NOT_SELECTED',
    'CONSENTED',
    'EDITED',
    'PUBLISHED',
    'WITHDRAWN',
    'ARCHIVED',
  ],
  terminal: ['NOT_SELECTED', 'ARCHIVED'],
  transitions: [
    { action: 'nominate', from: [], to: 'NOMINATED', actors: [...OFFICE, ...AGENCY_ROLES] },
    { action: 'checkEligibility', from: ['NOMINATED'], to: 'ELIGIBILITY_CHECKED', actors: OFFICE },
    { action: 'openReview', from: ['ELIGIBILITY_CHECKED'], to: 'EXPERT_REVIEW', actors: OFFICE },
    { action: 'appoint', from: ['EXPERT_REVIEW'], to: 'EXPERT_REVIEW', actors: OFFICE },
    { action: 'score', from: ['EXPERT_REVIEW'], to: 'EXPERT_REVIEW', actors: ['EXPERT'] },
    { action: 'recuse', from: ['EXPERT_REVIEW'], to: 'EXPERT_REVIEW', actors: ['EXPERT'] },
    { action: 'select', from: ['EXPERT_REVIEW'], to: 'SELECTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'reject', from: ['EXPERT_REVIEW'], to: 'NOT_SELECTED', actors: ['CENTRE_REVIEWER'] },
    { action: 'consent', from: ['SELECTED'], to: 'SELECTED', actors: PARTIES },
    { action: 'completeConsent', from: ['SELECTED'], to: 'CONSENTED', actors: PARTIES },
    { action: 'consent', from: ['WITHDRAWN'], to: 'WITHDRAWN', actors: PARTIES },
    { action: 'withdrawConsent', from: ['SELECTED', 'CONSENTED', 'EDITED'], to: 'SELECTED', actors: PARTIES },
    { action: 'withdrawConsent', from: ['PUBLISHED', 'WITHDRAWN'], to: 'WITHDRAWN', actors: PARTIES },
    { action: 'edit', from: ['CONSENTED', 'EDITED'], to: 'EDITED', actors: OFFICE },
    { action: 'publish', from: ['EDITED', 'WITHDRAWN'], to: 'PUBLISHED', actors: OFFICE },
    { action: 'withdraw', from: ['PUBLISHED'], to: 'WITHDRAWN', actors: [...OFFICE, 'SYSTEM'] },
    { action: 'archive', from: ['PUBLISHED', 'WITHDRAWN'], to: 'ARCHIVED', actors: OFFICE },
  ],
});
export type ServiceCaseStatus = (typeof serviceCaseMachine.states)[number];
export type ServiceCaseAction = (typeof serviceCaseMachine.transitions)[number]['action'];
