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

/** Who decides on money under article 14 (2): the Commission and the Finance Bureau, one person proposing, another deciding. */
export const FUND_DECIDERS = ['COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;

/** Nothing of the claim is waiting to be paid. */
export const SETTLED: readonly string[] = ['PAID', 'REFUSED', 'RECOVERY_OPEN'];

/**
 * SM-6, the redemption of an order (requirements §8.10). NOT_CLAIMED is its absence. It is refused (14-2a), taken up again,
 * recovered (14-2b) and set off by the decisions of shared/domain/payment-refusal and shared/domain/recovery, in their commits.
 */
export const redemptionMachine = defineMachine({
  name: 'Redemption',
  states: [
    'CLAIMED',
    'UNDER_REVIEW',
    'RETURNED',
    'APPROVED',
    'BATCHED',
    'PAID',
    'ON_HOLD',
    'REFUSED',
    'RECOVERY_OPEN',
  ],
  terminal: [],
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
    { action: 'refuse', from: ['UNDER_REVIEW', 'ON_HOLD'], to: 'REFUSED', actors: FUND_DECIDERS },
    { action: 'reopen', from: ['REFUSED'], to: 'CLAIMED', actors: FUND_DECIDERS },
    { action: 'openRecovery', from: ['PAID'], to: 'RECOVERY_OPEN', actors: FUND_DECIDERS },
    { action: 'closeRecovery', from: ['RECOVERY_OPEN'], to: 'PAID', actors: FUND_DECIDERS },
    { action: 'setOff', from: ['APPROVED'], to: 'PAID', actors: ['FINANCE_OFFICER'] },
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
