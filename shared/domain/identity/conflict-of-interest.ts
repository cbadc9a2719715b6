import type { Article } from '../../policy/articles.ts';
import { refuse, type Refusal } from '../problem.ts';

/** Refuses an officer who has declared an interest in the organisation concerned (requirements §8.0). */
export function refuseConflict(
  { conflicts }: { readonly conflicts: readonly string[] },
  uscc: string,
  article: Article,
): Refusal | undefined {
  return conflicts.includes(uscc) ? refuse('CONFLICT_OF_INTEREST', { article }) : undefined;
}
