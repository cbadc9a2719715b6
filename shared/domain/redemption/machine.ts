import { CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** The states from which payment may be withheld: all before PAID. */
export const HOLDABLE = ['CLAIMED', 'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'BATCHED'] as const;
export type Holdable = (typeof HOLDABLE)[number];

/** One action for each state that a withheld redemption may go back to. */
export const RELEASE = {
  CLAIMED: 'releaseToClaimed',
  UNDER_REVIEW: 'releaseToReview',
  RETURNED: 'releaseToReturned',
  APPROVED: 'releaseToApproved',
  BATCHED: 'releaseToBatched',
} as const satisfies Record<Holdable, string>;

const HOLDERS = [...CENTRE_ROLES, 'SYSTEM'] as const;

/**
 * SM-6, the redemption of an order (requirements §8.10). NOT_CLAIMED is its absence. REFUSED (14-2a) and
 * RECOVERY_OPEN (14-2b) come with the decisions of article 14 that lead to them.
 */
export const redemptionMachine = defineMachine({
  name: 'Redemption',
  states: ['CLAIMED', 'UNDER_REVIEW', 'RETURNED', 'APPROVED', 'BATCHED', 'PAID', 'ON_HOLD'],
  terminal: ['PAID'],
  transitions: [
    { action: 'claim', from: [], to: 'CLAIMED', actors: ['AGENCY_ADMIN'] },
    { action: 'claimAgain', from: ['RETURNED'], to: 'CLAIMED', actors: ['AGENCY_ADMIN'] },
    { action: 'startReview', from: ['CLAIMED'], to: 'UNDER_REVIEW', actors: ['CENTRE_OFFICER'] },
    { action: 'proposeApproval', from: ['UNDER_REVIEW'], to: 'UNDER_REVIEW', actors: ['CENTRE_OFFICER'] },
    { action: 'return', from: ['UNDER_REVIEW'], to: 'RETURNED', actors: CENTRE_ROLES },
    { action: 'approve', from: ['UNDER_REVIEW'], to: 'APPROVED', actors: ['CENTRE_REVIEWER'] },
    { action: 'batch', from: ['APPROVED'], to: 'BATCHED', actors: ['SYSTEM'] },
    { action: 'requestPayment', from: ['BATCHED'], to: 'BATCHED', actors: ['SYSTEM'] },
    {
      action: 'followPayment',
      from: ['BATCHED'],
      to: 'BATCHED',
      actors: ['SYSTEM'],
    },
    // What the treasury was asked before the hold cannot be called back: its answer is a fact.
    { action: 'followPayment', from: ['ON_HOLD'], to: 'ON_HOLD', actors: ['SYSTEM'] },
    { action: 'recordPayment', from: ['BATCHED'], to: 'BATCHED', actors: ['FINANCE_OFFICER'] },
    { action: 'returnPaymentRecord', from: ['BATCHED'], to: 'BATCHED', actors: ['FINANCE_OFFICER'] },
    { action: 'confirmPayment', from: ['BATCHED'], to: 'PAID', actors: ['FINANCE_OFFICER'] },
    { action: 'settle', from: ['BATCHED', 'ON_HOLD'], to: 'PAID', actors: ['SYSTEM'] },
    { action: 'hold', from: [...HOLDABLE, 'ON_HOLD'], to: 'ON_HOLD', actors: HOLDERS },
    // One ground of several is gone.
    { action: 'release', from: ['ON_HOLD'], to: 'ON_HOLD', actors: ['CENTRE_REVIEWER', 'SYSTEM'] },
    ...HOLDABLE.map((state) => ({
      action: RELEASE[state],
      from: ['ON_HOLD' as const],
      to: state,
      actors: ['CENTRE_REVIEWER', 'SYSTEM'] as const,
    })),
  ],
});

export type RedemptionStatus = (typeof redemptionMachine.states)[number];
export type RedemptionAction = (typeof redemptionMachine.transitions)[number]['action'];

/** A batch of redemptions: filled page by page, then closed. */
export const batchMachine = defineMachine({
  name: 'RedemptionBatch',
  states: ['OPEN', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'open', from: [], to: 'OPEN', actors: ['SYSTEM', 'CENTRE_ADMIN'] },
    { action: 'fill', from: ['OPEN'], to: 'OPEN', actors: ['SYSTEM'] },
    { action: 'close', from: ['OPEN'], to: 'CLOSED', actors: ['SYSTEM'] },
  ],
});
export type BatchStatus = (typeof batchMachine.states)[number];
