import {
  type CategoryResultBody,
  categoryResultIdOf,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The results of a cycle's categories that there are, in the order of the scheme; strongly consistent. */
export async function categoryResultsOf(
  tables: Tables,
  cycleId: string,
  categories: readonly string[],
): Promise<Loaded<CategoryResultBody>[]> {
  const ids = categories.map((category) => categoryResultIdOf(cycleId, category));
  const found = await loadMany(tables, categoryResult, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}
