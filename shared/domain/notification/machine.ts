import { AGENCY_ROLES, OFFICER_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

const CALLERS = ['CENTRE_OFFICER', 'CENTRE_REVIEWER', 'CENTRE_DISCIPLINE'] as const;

/**
 * SM-21, one delivery by one channel. A letter of the platform's own inbox is delivered with its notice; FAILED is
 * passed through within one commit, on the way back to QUEUED or to DEAD.
 */
export const deliveryMachine = defineMachine({
  name: 'NotificationDelivery',
  states: [
    'QUEUED',
    'SUBMITTING',
    'SUBMITTED',
    'DELIVERED',
    'READ',
    'FAILED',
    'DEAD',
    'IN_DOUBT',
    'REACHED_MANUALLY',
  ],
  terminal: ['READ', 'REACHED_MANUALLY'],
  transitions: [
    { action: 'queue', from: [], to: 'QUEUED', actors: ['SYSTEM'] },
    { action: 'deliverAtOnce', from: [], to: 'DELIVERED', actors: ['SYSTEM'] },
    { action: 'abandon', from: [], to: 'DEAD', actors: ['SYSTEM'] },
    { action: 'holdBack', from: ['QUEUED'], to: 'QUEUED', actors: ['SYSTEM'] },
    { action: 'release', from: ['QUEUED'], to: 'QUEUED', actors: ['SYSTEM'] },
    { action: 'claim', from: ['QUEUED'], to: 'SUBMITTING', actors: ['SYSTEM'] },
    { action: 'expire', from: ['QUEUED'], to: 'DEAD', actors: ['SYSTEM'] },
    // The answer may come after the claim ran out: it settles the doubt.
    { action: 'recordSubmission', from: ['SUBMITTING', 'IN_DOUBT'], to: 'SUBMITTED', actors: ['SYSTEM'] },
    {
      action: 'recordFailure',
      from: ['SUBMITTING', 'SUBMITTED', 'IN_DOUBT'],
      to: 'FAILED',
      actors: ['SYSTEM'],
    },
    { action: 'retry', from: ['FAILED'], to: 'QUEUED', actors: ['SYSTEM'] },
    { action: 'giveUp', from: ['FAILED'], to: 'DEAD', actors: ['SYSTEM'] },
    { action: 'doubt', from: ['SUBMITTING'], to: 'IN_DOUBT', actors: ['SYSTEM'] },
    {
      action: 'confirmDelivery',
      from: ['QUEUED', 'SUBMITTED', 'IN_DOUBT', 'DEAD'],
      to: 'DELIVERED',
      actors: ['SYSTEM'],
    },
    { action: 'read', from: ['DELIVERED'], to: 'READ', actors: ['SYSTEM'] },
    { action: 'reachManually', from: ['DEAD', 'IN_DOUBT'], to: 'REACHED_MANUALLY', actors: CALLERS },
    { action: 'sendAgain', from: ['IN_DOUBT'], to: 'QUEUED', actors: CALLERS },
  ],
});
export type DeliveryStatus = (typeof deliveryMachine.states)[number];
export type DeliveryAction = (typeof deliveryMachine.transitions)[number]['action'];

/** A letter in an inbox of the platform: the first reading is its receipt (row 9-1c). */
export const letterMachine = defineMachine({
  name: 'Letter',
  states: ['UNREAD', 'READ'],
  terminal: ['READ'],
  transitions: [
    { action: 'post', from: [], to: 'UNREAD', actors: ['SYSTEM'] },
    { action: 'read', from: ['UNREAD'], to: 'READ', actors: [...AGENCY_ROLES, 'BUYER', ...OFFICER_ROLES] },
  ],
});
export type LetterStatus = (typeof letterMachine.states)[number];
