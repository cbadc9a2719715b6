import { refuseConflict } from '../../shared/domain/identity/conflict-of-interest.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { READING_OFFICERS } from '../../shared/domain/identity/role.ts';
import { ProblemError } from '../../shared/domain/problem.ts';
import type { Article } from '../../shared/policy/articles.ts';
import { type ActingCaller, acting } from '../../shared/runtime/acting.ts';

/** An officer who has to do with this agency. @throws CONFLICT_OF_INTEREST for a declared one (requirements §8.0) */
export function impartial(
  request: { readonly principal: Principal; readonly now: string },
  uscc: string,
  article: Article,
): ActingCaller {
  const officer = acting(request);
  const conflict = refuseConflict(officer, uscc, article);
  if (conflict !== undefined) throw new ProblemError(conflict);
  return officer;
}

export const isReader = ({ roles }: Pick<Principal, 'roles'>): boolean =>
  READING_OFFICERS.some((role) => roles.includes(role));
