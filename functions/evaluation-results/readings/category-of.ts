import {
  type CategoryResultBody,
  categoryResultIdOf,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { amendment, categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { get, type Page, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { isListed, type ListedRow, listRows } from '../ranking/rows.ts';

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

/** One page of the public list, best first, with the grades that amendments gave since (9-6b). */
export async function publicRows(
  tables: Tables,
  { body }: Loaded<CategoryResultBody>,
  page: PageRequest,
): Promise<Page<ListedRow>> {
  const { cycleId, category, ranking } = body;
  if (ranking === undefined) return { items: [] };
  const [{ items, cursor }, amendments] = await Promise.all([
    listRows(tables, { cycleId, category, run: ranking.run }, page),
    loadMany(tables, amendment, body.amendments),
  ]);
  const amended = new Map(
    body.amendments.flatMap((id) => {
      const found = amendments.get(id);
      return found === undefined ? [] : [[found.body.entryId, found.body.grade] as const];
    }),
  );
  const listed = items.filter(isListed);
  return {
    items: listed.map((row) => ({ ...row, grade: amended.get(row.entryId) ?? row.grade ?? 'WITHHELD' })),
    // Behind the listed ones come those that are not ranked here: the list ends with the first of them.
    ...(cursor !== undefined && listed.length === items.length && { cursor }),
  };
}
