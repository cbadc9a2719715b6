import { defineMachine } from '../machine.ts';

/** Who gives the money: the Commission or the Finance Bureau, one of them proposing and another person deciding (10-2a). */
export const GIVERS = ['COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;

/** SM-19. A proposal to confirm, its return, and an amended grade that is rewarded, too, leave the reward ELIGIBLE. */
export const rewardMachine = defineMachine({
  name: 'Reward',
  states: ['ELIGIBLE', 'EXCLUDED', 'CONFIRMED', 'PAID', 'REVOKED'],
  terminal: ['EXCLUDED', 'REVOKED'],
  transitions: [
    { action: 'list', from: [], to: 'ELIGIBLE', actors: ['SYSTEM', ...GIVERS] },
    { action: 'regrade', from: ['ELIGIBLE'], to: 'ELIGIBLE', actors: ['SYSTEM'] },
    { action: 'exclude', from: ['ELIGIBLE'], to: 'EXCLUDED', actors: ['SYSTEM', ...GIVERS] },
    { action: 'proposeConfirm', from: ['ELIGIBLE'], to: 'ELIGIBLE', actors: GIVERS },
    { action: 'returnConfirm', from: ['ELIGIBLE'], to: 'ELIGIBLE', actors: GIVERS },
    { action: 'confirm', from: ['ELIGIBLE'], to: 'CONFIRMED', actors: GIVERS },
    { action: 'pay', from: ['CONFIRMED'], to: 'PAID', actors: ['FINANCE_OFFICER'] },
    { action: 'revoke', from: ['CONFIRMED', 'PAID'], to: 'REVOKED', actors: GIVERS },
  ],
});
export type RewardStatus = (typeof rewardMachine.states)[number];
