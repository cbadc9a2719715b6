import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';
import { isConfirmed } from './violation.ts';

/** A violation as a decision that rests on it needs it. */
export interface ConfirmedBasis {
  readonly agencyId: string;
  readonly status: string;
}

/** Refuses what may follow a confirmed violation of this agency alone (14-2): a suspicion may only withhold. */
export function refuseUnconfirmed(
  agencyId: string,
  basis: ConfirmedBasis | undefined,
  article: Article,
): Refusal | undefined {
  if (basis?.agencyId === agencyId && isConfirmed(basis.status)) return undefined;
  const detail = { zh: '违规尚未认定', en: 'The violation is not confirmed' };
  return refuse('NOT_CONFIRMED', { article, detail });
}
