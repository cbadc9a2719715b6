import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { type Acting, acting } from '../../shared/runtime/acting.ts';

/** Somebody of whom nothing is known or recorded: the public, and whoever objects (domain §2.2). */
export const PUBLIC = { id: 'PUBLIC', role: 'PUBLIC' } as const;

/** An officer who has to do with this agency. @throws CONFLICT_OF_INTEREST for a declared one (requirements §8.0) */
export function impartial(
  request: { readonly principal: Principal; readonly now: string },
  uscc: string | undefined,
): Acting {
  const officer = acting(request);
  if (uscc !== undefined && officer.conflicts.includes(uscc)) {
    throw new ProblemError(refuse('CONFLICT_OF_INTEREST'));
  }
  return officer;
}
