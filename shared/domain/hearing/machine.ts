import { AGENCY_ROLES, CENTRE_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** Every authority that gives prior notice of a decision of its own; `hearers.ts` says who for which. */
const AUTHORITIES = [...CENTRE_ROLES, 'COMMISSION_OFFICER', 'FINANCE_OFFICER'] as const;

/** SM-22: prior notice before any adverse decision (requirements §8.10, domain §5.5). */
export const hearingMachine = defineMachine({
  name: 'Hearing',
  states: ['ISSUED', 'REPLIED', 'EXPIRED', 'CONSIDERED', 'WITHDRAWN'],
  terminal: ['CONSIDERED', 'WITHDRAWN'],
  transitions: [
    { action: 'issue', from: [], to: 'ISSUED', actors: AUTHORITIES },
    // A buyer who colluded is heard like an agency (14-2f).
    { action: 'reply', from: ['ISSUED'], to: 'REPLIED', actors: [...AGENCY_ROLES, 'BUYER'] },
    { action: 'expire', from: ['ISSUED'], to: 'EXPIRED', actors: ['SYSTEM'] },
    { action: 'consider', from: ['REPLIED', 'EXPIRED'], to: 'CONSIDERED', actors: AUTHORITIES },
    // By what ends the procedure, never by itself.
    { action: 'withdraw', from: ['ISSUED', 'REPLIED', 'EXPIRED'], to: 'WITHDRAWN', actors: ['SYSTEM'] },
  ],
});

export type HearingStatus = (typeof hearingMachine.states)[number];
