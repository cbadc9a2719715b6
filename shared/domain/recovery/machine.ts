import { defineMachine } from '../machine.ts';
import { FUND_DECIDERS } from '../redemption/machine.ts';

/** Ordered, and not yet repaid in full. */
const OWED = ['ORDERED', 'PARTLY_REPAID', 'OVERDUE', 'REFERRED'] as const;
const FINANCE = ['FINANCE_OFFICER'] as const;

/** SM-17: what was paid is recovered (14-2b). */
export const recoveryMachine = defineMachine({
  name: 'FundRecovery',
  states: [
    'PROPOSED',
    'PRIOR_NOTICE',
    'ORDERED',
    'PARTLY_REPAID',
    'OVERDUE',
    'REFERRED',
    'REPAID',
    'WRITTEN_OFF',
    'DROPPED',
    'REVOKED',
  ],
  terminal: ['REPAID', 'WRITTEN_OFF', 'DROPPED', 'REVOKED'],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['SYSTEM', ...FUND_DECIDERS] },
    { action: 'giveNotice', from: ['PROPOSED'], to: 'PRIOR_NOTICE', actors: FUND_DECIDERS },
    { action: 'drop', from: ['PROPOSED', 'PRIOR_NOTICE'], to: 'DROPPED', actors: FUND_DECIDERS },
    { action: 'order', from: ['PRIOR_NOTICE'], to: 'ORDERED', actors: FUND_DECIDERS },
    ...OWED.flatMap((state) => [
      { action: 'recordRepayment' as const, from: [state], to: state, actors: FINANCE },
      { action: 'returnRepayment' as const, from: [state], to: state, actors: FINANCE },
    ]),
    {
      action: 'confirmRepayment',
      from: ['ORDERED', 'PARTLY_REPAID'],
      to: 'PARTLY_REPAID',
      actors: FINANCE,
    },
    { action: 'confirmRepayment', from: ['OVERDUE'], to: 'OVERDUE', actors: FINANCE },
    { action: 'confirmRepayment', from: ['REFERRED'], to: 'REFERRED', actors: FINANCE },
    { action: 'completeRepayment', from: OWED, to: 'REPAID', actors: FINANCE },
    { action: 'meetInstalment', from: ['ORDERED'], to: 'ORDERED', actors: ['SYSTEM'] },
    { action: 'meetInstalment', from: ['PARTLY_REPAID'], to: 'PARTLY_REPAID', actors: ['SYSTEM'] },
    { action: 'passDue', from: ['ORDERED', 'PARTLY_REPAID'], to: 'OVERDUE', actors: ['SYSTEM'] },
    { action: 'refer', from: ['OVERDUE'], to: 'REFERRED', actors: FUND_DECIDERS },
    { action: 'proposeWriteOff', from: ['REFERRED'], to: 'REFERRED', actors: FINANCE },
    { action: 'returnWriteOff', from: ['REFERRED'], to: 'REFERRED', actors: FINANCE },
    { action: 'writeOff', from: ['REFERRED'], to: 'WRITTEN_OFF', actors: FINANCE },
    // What was repaid until then is given back.
    { action: 'revoke', from: OWED, to: 'REVOKED', actors: FUND_DECIDERS },
  ],
});
export type RecoveryStatus = (typeof recoveryMachine.states)[number];
export type RecoveryAction = (typeof recoveryMachine.transitions)[number]['action'];
