import type { Acting } from '../domain/acting.ts';
import { refuseConflict } from '../domain/identity/conflict-of-interest.ts';
import type { Principal } from '../domain/identity/principal.ts';
import { ProblemError, type RuleRef } from '../domain/problem.ts';

/** A caller as decide functions know somebody who acts, with what an officer has declared an interest in. */
export interface ActingCaller extends Acting {
  readonly conflicts: readonly string[];
}

/** Who acts in a request, for the `ctx` of a decide function. */
export function acting(request: { readonly principal: Principal; readonly now: string }): ActingCaller {
  const { principal, now } = request;
  return {
    now,
    actor: {
      id: principal.id,
      role: principal.roles[0] ?? 'PUBLIC',
      ...(principal.uscc !== undefined && { uscc: principal.uscc }),
    },
    roles: principal.roles,
    conflicts: principal.conflicts ?? [],
  };
}

/** An officer who has to do with this agency. @throws CONFLICT_OF_INTEREST for a declared one (requirements §8.0) */
export function impartial(
  request: { readonly principal: Principal; readonly now: string },
  uscc: string | undefined,
  article: RuleRef,
): ActingCaller {
  const officer = acting(request);
  const conflict = uscc === undefined ? undefined : refuseConflict(officer, uscc, article);
  if (conflict !== undefined) throw new ProblemError(conflict);
  return officer;
}
