import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';
import { FUND_DECIDERS } from '../redemption/machine.ts';

/** SM-16: payment of one claim is withheld while something is looked into. Time alone neither releases nor refuses it. */
export const paymentHoldMachine = defineMachine({
  name: 'PaymentHold',
  states: ['ACTIVE', 'RELEASED', 'CONVERTED_TO_REFUSAL'],
  terminal: ['RELEASED', 'CONVERTED_TO_REFUSAL'],
  transitions: [
    { action: 'open', from: [], to: 'ACTIVE', actors: CENTRE_ROLES },
    { action: 'renew', from: ['ACTIVE'], to: 'ACTIVE', actors: ['COMMISSION_OFFICER'] },
    { action: 'escalate', from: ['ACTIVE'], to: 'ACTIVE', actors: ['SYSTEM'] },
    { action: 'release', from: ['ACTIVE'], to: 'RELEASED', actors: ['CENTRE_REVIEWER'] },
    { action: 'convert', from: ['ACTIVE'], to: 'CONVERTED_TO_REFUSAL', actors: FUND_DECIDERS },
  ],
});
export type PaymentHoldStatus = (typeof paymentHoldMachine.states)[number];
export type PaymentHoldAction = (typeof paymentHoldMachine.transitions)[number]['action'];
