import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';
import { isConfirmed } from '../violation/violation.ts';

/** A violation as a decision on money needs it. */
export interface ConfirmedBasis {
  readonly agencyId: string;
  readonly status: string;
}

/** Refuses to refuse or recover money on what is only suspected, or is another agency's (14-2a): it may be held. */
export function refuseUnconfirmed(
  agencyId: string,
  basis: ConfirmedBasis | undefined,
  article: Article,
): Refusal | undefined {
  if (basis?.agencyId === agencyId && isConfirmed(basis.status)) return undefined;
  return refuse('NOT_CONFIRMED', { article });
}
