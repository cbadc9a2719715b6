import { CategoryResultAnchored } from '../../../../events/category-result-anchored/v1.ts';
import { CategoryResultCleared } from '../../../../events/category-result-cleared/v1.ts';
import { CategoryResultPublicised } from '../../../../events/category-result-publicised/v1.ts';
import { CategoryResultPublished } from '../../../../events/category-result-published/v1.ts';
import { CategoryResultRepublished } from '../../../../events/category-result-republished/v1.ts';
import { CategoryResultUnlisted } from '../../../../events/category-result-unlisted/v1.ts';
import { CategoryResultUpheld } from '../../../../events/category-result-upheld/v1.ts';
import { type Acting, bySystem } from '../../acting.ts';
import { canonicalHash } from '../../canonical.ts';
import { type Decided, happened } from '../../event.ts';
import { isRefusal } from '../../problem.ts';
import {
  type CategoryResultBody,
  type CategoryResultDecision,
  type CategoryResultState,
  followCategoryResult,
  rankingOf,
} from './category-result.ts';

/** DRAFTED → PUBLICISED, together with its notice (9-5). */
export function decidePubliciseCategory(
  state: CategoryResultState,
  publicityId: string,
  now: string,
): CategoryResultDecision {
  const to = followCategoryResult(state.status, 'publicise', bySystem(now));
  if (isRefusal(to)) return to;
  const { draft, rankingHash } = rankingOf(state);
  const { cycleId, category } = state.body;
  const event = happened(
    CategoryResultPublicised,
    { cycleId, category, draft, publicityId },
    { article: '9-5', to, refs: { publicity: publicityId }, inputHash: rankingHash },
  );
  const publicity = { id: publicityId, draft, rankingHash, at: now };
  return { events: [event], body: { ...state.body, publicity } };
}

/**
 * DRAFTED → CLEAR for a category in whose list nobody stands and of which nothing was publicised: a notice of nothing is not
 * published, and the cycle does not wait for one (9-5). Undefined where there is something to publicise.
 */
export function decidePassUnlisted(
  state: CategoryResultState,
  now: string,
): Decided<CategoryResultBody> | undefined {
  const to = followCategoryResult(state.status, 'passUnlisted', bySystem(now));
  if (isRefusal(to)) return undefined;
  const { draft, rankingHash, listed } = rankingOf(state);
  if (listed > 0 || state.body.publicity !== undefined) return undefined;
  const { cycleId, category } = state.body;
  const event = happened(
    CategoryResultUnlisted,
    { cycleId, category, draft },
    { article: '9-5', to, inputHash: rankingHash },
  );
  return { events: [event], body: state.body };
}

const ENDS = {
  clear: CategoryResultCleared,
  uphold: CategoryResultUpheld,
} as const;

/**
 * How the notice of a category ended: nothing stands against it, or an objection was upheld or its content was in error,
 * so that it is drafted anew (9-5, 9-5x). Undefined where the notice is no longer the one of the category.
 */
export function decideEndPublicity(
  state: CategoryResultState,
  end: keyof typeof ENDS,
  publicityId: string,
  now: string,
): Decided<CategoryResultBody> | undefined {
  const to = followCategoryResult(state.status, end, bySystem(now));
  if (isRefusal(to) || state.body.publicity?.id !== publicityId) return undefined;
  const { cycleId, category, publicity } = state.body;
  const contract = ENDS[end];
  const data = { cycleId, category, draft: publicity.draft, publicityId };
  const event = happened<string, ReturnType<typeof contract.data>>(contract, data, { article: '9-5', to });
  return { events: [event], body: state.body };
}

/** What is published of a category, in one hash. */
export const listHashOf = (
  { cycleId, category }: Pick<CategoryResultBody, 'cycleId' | 'category'>,
  rankingHash: string,
  amendments: readonly string[],
): string => canonicalHash({ cycleId, category, rankingHash, amendments });

/** CLEAR → PUBLISHED (9-6b). Undefined when it is. */
export function decidePublishCategory(
  state: CategoryResultState,
  now: string,
): Decided<CategoryResultBody> | undefined {
  const to = followCategoryResult(state.status, 'publish', bySystem(now));
  if (isRefusal(to)) return undefined;
  const { draft, rankingHash } = rankingOf(state);
  const { cycleId, category, amendments } = state.body;
  const listHash = listHashOf(state.body, rankingHash, amendments);
  const event = happened(
    CategoryResultPublished,
    { cycleId, category, draft, listHash },
    { article: '9-6b', to, inputHash: listHash },
  );
  return { events: [event], body: { ...state.body, publishedAt: now, listHash } };
}

/**
 * The published list with one more amendment (9-6b). Its hash is over the one before and what was amended, so that anybody
 * follows it from the first publication through every amendment.
 */
export function decideRepublishCategory(
  state: CategoryResultState,
  amendment: Readonly<Record<string, unknown>> & { readonly amendmentId: string },
  acting: Acting,
): CategoryResultDecision {
  const to = followCategoryResult(state.status, 'republish', acting);
  if (isRefusal(to)) return to;
  const { draft } = rankingOf(state);
  const { cycleId, category } = state.body;
  const amendments = [...state.body.amendments, amendment.amendmentId];
  const listHash = canonicalHash({ before: state.body.listHash, amendment });
  const event = happened(
    CategoryResultRepublished,
    { cycleId, category, draft, listHash },
    { article: '9-6b', to, refs: { amendment: amendment.amendmentId }, inputHash: listHash },
  );
  return { events: [event], body: { ...state.body, amendments, listHash } };
}

/** The root over all entries of the cycle, known once its bundles are made (domain §6.5). Undefined when it is there. */
export function decideAnchorCategory(
  state: CategoryResultState,
  root: string,
): Decided<CategoryResultBody> | undefined {
  if (state.status !== 'PUBLISHED' || state.body.root === root) return undefined;
  const { rankingHash, draft } = rankingOf(state);
  const { cycleId, category } = state.body;
  const event = happened(
    CategoryResultAnchored,
    { cycleId, category, draft, rankingHash, rootHash: root },
    { article: '9-6b', inputHash: root },
  );
  return { events: [event], body: { ...state.body, root } };
}
