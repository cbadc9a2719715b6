import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';

/** A violation as a decision on money needs it. */
export interface ConfirmedBasis {
  readonly agencyId: string;
  readonly status: string;
}

const CONFIRMED = ['CONFIRMED', 'CONSEQUENCES_PENDING', 'UNDER_REVIEW', 'CLOSED'];

/** Refuses to refuse or recover money on what is only suspected, or is another agency's (14-2a): it may be held. */
export function refuseUnconfirmed(
  agencyId: string,
  basis: ConfirmedBasis | undefined,
  article: Article,
): Refusal | undefined {
  if (basis?.agencyId === agencyId && CONFIRMED.includes(basis.status)) return undefined;
  return refuse('NOT_CONFIRMED', { article });
}
