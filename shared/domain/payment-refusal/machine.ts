import { defineMachine } from '../machine.ts';
import { FUND_DECIDERS } from '../redemption/machine.ts';

/** The refusal of one payment for a confirmed violation (14-2a): proposed, heard, decided by another person. */
export const paymentRefusalMachine = defineMachine({
  name: 'PaymentRefusal',
  states: ['PROPOSED', 'PRIOR_NOTICE', 'DECIDED', 'DROPPED', 'REVOKED'],
  terminal: ['DROPPED', 'REVOKED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: FUND_DECIDERS },
    { action: 'giveNotice', from: ['PROPOSED'], to: 'PRIOR_NOTICE', actors: FUND_DECIDERS },
    { action: 'drop', from: ['PRIOR_NOTICE'], to: 'DROPPED', actors: FUND_DECIDERS },
    { action: 'decide', from: ['PRIOR_NOTICE'], to: 'DECIDED', actors: FUND_DECIDERS },
    { action: 'revoke', from: ['DECIDED'], to: 'REVOKED', actors: FUND_DECIDERS },
  ],
});
export type PaymentRefusalStatus = (typeof paymentRefusalMachine.states)[number];
export type PaymentRefusalAction = (typeof paymentRefusalMachine.transitions)[number]['action'];
