import { CategoryResultDrafted } from '../../../../events/category-result-drafted/v1.ts';
import { CategoryResultOrdered } from '../../../../events/category-result-ordered/v1.ts';
import { CategoryResultProposed } from '../../../../events/category-result-proposed/v1.ts';
import { bySystem } from '../../acting.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import {
  type CategoryRanking,
  type CategoryResultBody,
  type CategoryResultDecision,
  type CategoryResultState,
  followCategoryResult,
  rankingOf,
} from './category-result.ts';

const article = '9-4' as const;

/** What the platform computed for a proposed result; a later proposal takes its place (9-4, 10-1a). */
export function decideProposeRanking(
  about: Pick<CategoryResultBody, 'cycleId' | 'category'>,
  state: CategoryResultState | undefined,
  proposal: CategoryRanking,
): CategoryResultDecision {
  const { cycleId, category } = about;
  const { draft, rankingHash } = proposal;
  const to =
    state === undefined
      ? ('PROPOSED' as const)
      : followCategoryResult(state.status, 'proposeAnew', bySystem(proposal.at));
  if (isRefusal(to)) return to;
  const event = happened(
    CategoryResultProposed,
    { cycleId, category, draft, rankingHash },
    { article, to, inputHash: rankingHash },
  );
  return { events: [event], body: { amendments: [], ...state?.body, cycleId, category, proposal } };
}

/** Whether a draft leaves the ranking of a category what it was: it goes on to stand with its notice (9-5). */
export const isKept = ({ status, body }: CategoryResultState, draft: number): boolean =>
  body.proposal?.draft === draft &&
  body.proposal.rankingHash === body.ranking?.rankingHash &&
  status !== 'UPHELD';

/**
 * The decision on the proposed result reaches a category: its entries are written anew. Undefined where it changes
 * nothing: what stands, publicised or not, goes on to stand, and nobody is told anything again (9-5).
 */
export function decideOrderRanking(
  state: CategoryResultState,
  now: string,
): Decided<CategoryResultBody> | undefined {
  const { proposal, cycleId, category } = state.body;
  if (proposal === undefined || isKept(state, proposal.draft)) return undefined;
  const to = followCategoryResult(state.status, 'order', bySystem(now));
  if (isRefusal(to)) return undefined;
  const { proposal: _, ...body } = state.body;
  const { draft, rankingHash } = proposal;
  const event = happened(
    CategoryResultOrdered,
    { cycleId, category, draft, rankingHash },
    { article, to, inputHash: rankingHash },
  );
  return { events: [event], body: { ...body, ranking: proposal } };
}

/** Every entry has its rank and grade. Undefined when that was said before. */
export function decideFinishRanking(
  state: CategoryResultState,
  draft: number,
  now: string,
): Decided<CategoryResultBody> | undefined {
  const to = followCategoryResult(state.status, 'finish', bySystem(now));
  if (isRefusal(to)) return undefined;
  const { rankingHash, draft: written, grades } = rankingOf(state);
  if (written !== draft) return undefined;
  const { cycleId, category } = state.body;
  const event = happened(
    CategoryResultDrafted,
    { cycleId, category, draft, rankingHash },
    { article, to, record: { grades } },
  );
  return { events: [event], body: state.body };
}
