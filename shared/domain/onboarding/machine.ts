import { defineMachine } from '../machine.ts';

/** SM-1, the life of an onboarding case (requirements §8.10, article 5). */
export const onboardingMachine = defineMachine({
  name: 'OnboardingCase',
  states: [
    'DRAFT',
    'SUBMITTED',
    'VERIFYING',
    'SUPPLEMENT_REQUIRED',
    'LAPSED',
    'VERIFIED',
    'VERIFICATION_FAILED',
    'IN_PUBLICITY',
    'OBJECTION_REVIEW',
    'APPROVED',
    'REJECTED',
    'WITHDRAWN',
  ],
  terminal: ['LAPSED', 'VERIFICATION_FAILED', 'APPROVED', 'REJECTED', 'WITHDRAWN'],
  transitions: [
    { action: 'open', from: [], to: 'DRAFT', actors: ['AGENCY_ADMIN', 'AGENCY_OPERATOR'] },
    { action: 'amend', from: ['DRAFT'], to: 'DRAFT', actors: ['AGENCY_ADMIN', 'AGENCY_OPERATOR'] },
    { action: 'submit', from: ['DRAFT'], to: 'SUBMITTED', actors: ['AGENCY_ADMIN'] },
    { action: 'startVerification', from: ['SUBMITTED'], to: 'VERIFYING', actors: ['SYSTEM'] },
    { action: 'recordChecks', from: ['VERIFYING'], to: 'VERIFYING', actors: ['SYSTEM'] },
    {
      action: 'enterCheckResult',
      from: ['VERIFYING'],
      to: 'VERIFYING',
      actors: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    {
      action: 'confirmCheckResult',
      from: ['VERIFYING'],
      to: 'VERIFYING',
      actors: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    {
      action: 'requestSupplement',
      from: ['VERIFYING'],
      to: 'SUPPLEMENT_REQUIRED',
      actors: ['CENTRE_OFFICER'],
    },
    {
      action: 'supplement',
      from: ['SUPPLEMENT_REQUIRED'],
      to: 'SUPPLEMENT_REQUIRED',
      actors: ['AGENCY_ADMIN', 'AGENCY_OPERATOR'],
    },
    { action: 'resubmit', from: ['SUPPLEMENT_REQUIRED'], to: 'VERIFYING', actors: ['AGENCY_ADMIN'] },
    { action: 'lapse', from: ['SUPPLEMENT_REQUIRED'], to: 'LAPSED', actors: ['SYSTEM'] },
    { action: 'pass', from: ['VERIFYING'], to: 'VERIFIED', actors: ['SYSTEM', 'CENTRE_REVIEWER'] },
    {
      action: 'proposeFailure',
      from: ['VERIFYING'],
      to: 'VERIFYING',
      actors: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'],
    },
    { action: 'fail', from: ['VERIFYING'], to: 'VERIFICATION_FAILED', actors: ['CENTRE_REVIEWER'] },
    { action: 'publicise', from: ['VERIFIED'], to: 'IN_PUBLICITY', actors: ['SYSTEM'] },
    {
      action: 'returnToVerification',
      from: ['VERIFIED', 'IN_PUBLICITY'],
      to: 'VERIFYING',
      actors: ['SYSTEM'],
    },
    {
      action: 'returnToVerification',
      from: ['OBJECTION_REVIEW'],
      to: 'VERIFYING',
      actors: ['SYSTEM', 'CENTRE_REVIEWER'],
    },
    { action: 'approve', from: ['IN_PUBLICITY'], to: 'APPROVED', actors: ['SYSTEM'] },
    {
      action: 'approveAfterObjection',
      from: ['OBJECTION_REVIEW'],
      to: 'APPROVED',
      actors: ['CENTRE_REVIEWER', 'SYSTEM'],
    },
    {
      action: 'holdForObjection',
      from: ['IN_PUBLICITY'],
      to: 'OBJECTION_REVIEW',
      actors: ['SYSTEM', 'CENTRE_REVIEWER'],
    },
    { action: 'reject', from: ['OBJECTION_REVIEW'], to: 'REJECTED', actors: ['CENTRE_REVIEWER'] },
    {
      action: 'withdraw',
      from: ['DRAFT', 'SUBMITTED', 'VERIFYING', 'SUPPLEMENT_REQUIRED', 'VERIFIED', 'IN_PUBLICITY'],
      to: 'WITHDRAWN',
      actors: ['AGENCY_ADMIN'],
    },
  ],
});

export type OnboardingStatus = (typeof onboardingMachine.states)[number];
export type OnboardingAction = (typeof onboardingMachine.transitions)[number]['action'];
