import type { Principal } from '../../shared/domain/identity/principal.ts';
import { refuseConflict } from '../../shared/domain/identity/conflict-of-interest.ts';
import { ProblemError } from '../../shared/domain/problem.ts';
import { type ActingCaller, acting } from '../../shared/runtime/acting.ts';

/** Somebody of whom nothing is known or recorded: the public, and whoever objects (domain §2.2). */
export const PUBLIC = { id: 'PUBLIC', role: 'PUBLIC' } as const;

/** An officer who has to do with this agency. @throws CONFLICT_OF_INTEREST for a declared one (requirements §8.0) */
export function impartial(
  request: { readonly principal: Principal; readonly now: string },
  uscc: string | undefined,
): ActingCaller {
  const officer = acting(request);
  const conflict = uscc === undefined ? undefined : refuseConflict(officer, uscc, '5-3x');
  if (conflict !== undefined) throw new ProblemError(conflict);
  return officer;
}
