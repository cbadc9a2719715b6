import { defineMachine } from '../../machine.ts';

/** States in which a new ranking may be proposed beside the one that stands. */
const STANDING = ['DRAFTED', 'PUBLICISED', 'UPHELD', 'CLEAR'] as const;

/**
 * The result of one category, inside SM-7: proposed, decided on and written to its entries, publicised, and published.
 * A further ranking is proposed beside the one that stands, which only its decision replaces.
 */
export const categoryResultMachine = defineMachine({
  name: 'CategoryResult',
  states: ['PROPOSED', 'WRITING', ...STANDING, 'PUBLISHED'],
  terminal: [],
  transitions: [
    { action: 'propose', from: [], to: 'PROPOSED', actors: ['SYSTEM'] },
    ...(['PROPOSED', ...STANDING] as const).map(
      (state) => ({ action: 'proposeAnew', from: [state], to: state, actors: ['SYSTEM'] }) as const,
    ),
    { action: 'order', from: ['PROPOSED', ...STANDING], to: 'WRITING', actors: ['SYSTEM'] },
    { action: 'finish', from: ['WRITING'], to: 'DRAFTED', actors: ['SYSTEM'] },
    { action: 'publicise', from: ['DRAFTED'], to: 'PUBLICISED', actors: ['SYSTEM'] },
    // Nobody of it is in the list: there is nothing to publicise.
    { action: 'passUnlisted', from: ['DRAFTED'], to: 'CLEAR', actors: ['SYSTEM'] },
    { action: 'uphold', from: ['PUBLICISED'], to: 'UPHELD', actors: ['SYSTEM'] },
    { action: 'clear', from: ['PUBLICISED'], to: 'CLEAR', actors: ['SYSTEM'] },
    { action: 'publish', from: ['CLEAR'], to: 'PUBLISHED', actors: ['SYSTEM'] },
    { action: 'republish', from: ['PUBLISHED'], to: 'PUBLISHED', actors: ['SYSTEM', 'COMMISSION_OFFICER'] },
  ],
});

export type CategoryResultStatus = (typeof categoryResultMachine.states)[number];
export type CategoryResultAction = (typeof categoryResultMachine.transitions)[number]['action'];
