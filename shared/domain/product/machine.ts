import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

const CENTRE = ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] as const;

/**
 * SM-5, a service product (requirements §8.10). A frozen one remembers what it was: the last cause gone, `restore…`
 * leads back there.
 */
export const productMachine = defineMachine({
  name: 'ServiceProduct',
  states: ['DRAFT', 'PUBLISHED', 'OFF_SHELF', 'FROZEN', 'ARCHIVED'],
  terminal: ['ARCHIVED'],
  transitions: [
    { action: 'draft', from: [], to: 'DRAFT', actors: AGENCY_ROLES },
    { action: 'revise', from: ['DRAFT'], to: 'DRAFT', actors: AGENCY_ROLES },
    { action: 'revise', from: ['PUBLISHED'], to: 'PUBLISHED', actors: ['AGENCY_ADMIN'] },
    { action: 'revise', from: ['OFF_SHELF'], to: 'OFF_SHELF', actors: AGENCY_ROLES },
    // It may go back on offer without a further act of its agency, and then with this content.
    { action: 'revise', from: ['FROZEN'], to: 'FROZEN', actors: ['AGENCY_ADMIN'] },
    { action: 'publish', from: ['DRAFT', 'OFF_SHELF'], to: 'PUBLISHED', actors: ['AGENCY_ADMIN'] },
    { action: 'takeOffShelf', from: ['PUBLISHED'], to: 'OFF_SHELF', actors: ['AGENCY_ADMIN'] },
    { action: 'freeze', from: ['PUBLISHED', 'OFF_SHELF'], to: 'FROZEN', actors: ['SYSTEM', ...CENTRE] },
    { action: 'addCause', from: ['FROZEN'], to: 'FROZEN', actors: ['SYSTEM', ...CENTRE] },
    { action: 'liftCause', from: ['FROZEN'], to: 'FROZEN', actors: ['SYSTEM', ...CENTRE] },
    { action: 'restorePublished', from: ['FROZEN'], to: 'PUBLISHED', actors: ['SYSTEM', ...CENTRE] },
    { action: 'restoreOffShelf', from: ['FROZEN'], to: 'OFF_SHELF', actors: ['SYSTEM', ...CENTRE] },
    {
      action: 'archive',
      from: ['DRAFT', 'PUBLISHED', 'OFF_SHELF'],
      to: 'ARCHIVED',
      actors: ['AGENCY_ADMIN'],
    },
    {
      action: 'end',
      from: ['DRAFT', 'PUBLISHED', 'OFF_SHELF', 'FROZEN'],
      to: 'ARCHIVED',
      actors: ['SYSTEM'],
    },
  ],
});

export type ProductStatus = (typeof productMachine.states)[number];
export type ProductAction = (typeof productMachine.transitions)[number]['action'];
