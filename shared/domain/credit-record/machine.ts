import { defineMachine } from '../machine.ts';

const COMMISSION = ['COMMISSION_OFFICER'] as const;

/** SM-20, a record of discredit in the city's science-credit information (14-2d). */
export const creditRecordMachine = defineMachine({
  name: 'CreditRecord',
  states: ['DRAFT', 'DROPPED', 'REPORTED', 'ACTIVE', 'CORRECTED', 'EXPIRED', 'REVOKED'],
  terminal: ['DROPPED', 'EXPIRED', 'REVOKED'],
  transitions: [
    { action: 'draft', from: [], to: 'DRAFT', actors: COMMISSION },
    { action: 'drop', from: ['DRAFT'], to: 'DROPPED', actors: COMMISSION },
    { action: 'report', from: ['DRAFT'], to: 'REPORTED', actors: COMMISSION },
    { action: 'activate', from: ['REPORTED'], to: 'ACTIVE', actors: COMMISSION },
    { action: 'correct', from: ['ACTIVE'], to: 'CORRECTED', actors: COMMISSION },
    { action: 'restore', from: ['CORRECTED'], to: 'ACTIVE', actors: COMMISSION },
    { action: 'revoke', from: ['REPORTED', 'ACTIVE'], to: 'REVOKED', actors: COMMISSION },
    { action: 'expire', from: ['ACTIVE'], to: 'EXPIRED', actors: ['SYSTEM'] },
  ],
});
export type CreditRecordStatus = (typeof creditRecordMachine.states)[number];
export type CreditRecordAction = (typeof creditRecordMachine.transitions)[number]['action'];
