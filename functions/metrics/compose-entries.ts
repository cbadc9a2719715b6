import { stockCell, yearCell } from '../../shared/domain/metrics/contribution.ts';
import { entryOf, lastDayRead, type MetricEntry } from '../../shared/domain/metrics/entry.ts';
import type { LocalDate } from '../../shared/domain/time/local-date.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { readCell } from '../../shared/store/metrics.ts';
import type { Tables } from '../../shared/store/table.ts';

interface Which {
  readonly agencyId: string;
  readonly categories: readonly string[];
  readonly year: number;
  /** The day of reading. */
  readonly today: LocalDate;
}

/**
 * An agency's inputs of one year in each of the categories, as they stand: two items, and two more for each category.
 * Empty for a year to come.
 */
export async function composeEntries(
  tables: Tables,
  { agencyId, categories, year, today }: Which,
  policy: PolicySet,
): Promise<MetricEntry[]> {
  const asOf = lastDayRead(year, today);
  if (asOf === undefined) return [];
  const read = (cell: string) => readCell(tables, agencyId, cell);
  const [whole, wholeStock] = await Promise.all([read(yearCell(asOf)), read(stockCell())]);
  const required = new Map(
    policy.get('category.catalogue').map((each) => [each.code, each.requiredQualifications]),
  );
  const shelfDays = policy.get('metrics.productShelfDays');
  return Promise.all(
    categories.map(async (category) => {
      const [own, stock] = await Promise.all([read(yearCell(asOf, category)), read(stockCell(category))]);
      const requiredQualifications = required.get(category) ?? [];
      const question = { agencyId, category, year, asOf, requiredQualifications, shelfDays };
      return entryOf(question, { own, whole, stock, wholeStock });
    }),
  );
}
