import {
  type CategoryResultBody,
  categoryResultIdOf,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { get, type Page, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { Grade } from '../../../shared/domain/evaluation/ranking/grade.ts';
import { isListed, type ListedRow, listRows } from '../ranking/rows.ts';
import type { PublishedAmendment } from './amended.ts';

export const categoryOf = (
  tables: Tables,
  cycleId: string,
  category: string,
): Promise<Loaded<CategoryResultBody>> => get(tables, categoryResult, categoryResultIdOf(cycleId, category));

/** States in which the list of a category is public: while its notice stands, and afterwards. */
const PUBLIC = ['PUBLICISED', 'CLEAR', 'PUBLISHED'];

export const isPublicState = (status: string): boolean => PUBLIC.includes(status);

/**
 * A category whose list anybody may read. @throws NOT_FOUND before its notice: no grade leaves the platform before that
 * (9-5)
 */
export async function publicCategory(
  tables: Tables,
  cycleId: string,
  category: string,
): Promise<Loaded<CategoryResultBody>> {
  const found = await categoryOf(tables, cycleId, category);
  if (!isPublicState(found.status)) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** A row as it is now, with the amendment that gave its grade where there is one. */
export interface PublicListRow extends ListedRow {
  readonly firstPublished?: Grade;
  readonly amendment?: PublishedAmendment;
}

/** One page of the public list, best first, with the grades that amendments gave since beside the first ones (9-6b). */
export async function publicRows(
  tables: Tables,
  { body }: Loaded<CategoryResultBody>,
  amendments: readonly PublishedAmendment[],
  page: PageRequest,
): Promise<Page<PublicListRow>> {
  const { cycleId, category, ranking } = body;
  if (ranking === undefined) return { items: [] };
  const { items, cursor } = await listRows(tables, { cycleId, category, run: ranking.run }, page);
  // The last amendment of an agency is the one that holds.
  const amended = new Map(amendments.map((each) => [each.agencyId, each]));
  const listed = items.filter(isListed);
  return {
    items: listed.map((row): PublicListRow => {
      const amendment = amended.get(row.agencyId);
      const firstPublished = row.grade ?? 'WITHHELD';
      return amendment === undefined
        ? { ...row, grade: firstPublished }
        : { ...row, grade: amendment.grade, firstPublished, amendment };
    }),
    // Behind the listed ones come those that are not ranked here: the list ends with the first of them.
    ...(cursor !== undefined && listed.length === items.length && { cursor }),
  };
}
