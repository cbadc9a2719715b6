import { stockCell, yearCell } from '../../shared/domain/metrics/contribution.ts';
import { entryOf, lastDayRead, type MetricEntry } from '../../shared/domain/metrics/entry.ts';
import type { LocalDate } from '../../shared/domain/time/local-date.ts';
import type { Cell } from '../../shared/domain/metrics/recompute.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { readCells } from '../../shared/store/metrics.ts';
import type { Tables } from '../../shared/store/table.ts';

const NOTHING: Cell = { counts: {}, marks: {} };

interface Which {
  readonly agencyId: string;
  readonly categories: readonly string[];
  readonly year: number;
  /** The day of reading. */
  readonly today: LocalDate;
}

/**
 * An agency's inputs of one year in each of the categories, as they stand, by two queries.
 * Empty for a year to come.
 */
export async function composeEntries(
  tables: Tables,
  { agencyId, categories, year, today }: Which,
  policy: PolicySet,
): Promise<MetricEntry[]> {
  const asOf = lastDayRead(year, today);
  if (asOf === undefined) return [];
  const [ofYear, held] = await Promise.all([
    readCells(tables, agencyId, yearCell(asOf, '')),
    readCells(tables, agencyId, stockCell('')),
  ]);
  const counted = (category?: string) => ofYear.get(yearCell(asOf, category)) ?? NOTHING;
  const inStock = (category?: string) => held.get(stockCell(category)) ?? NOTHING;
  const required = new Map(
    policy.get('category.catalogue').map((each) => [each.code, each.requiredQualifications]),
  );
  const shelfDays = policy.get('metrics.productShelfDays');
  return categories.map((category) => {
    const requiredQualifications = required.get(category) ?? [];
    const question = { agencyId, category, year, asOf, requiredQualifications, shelfDays };
    return entryOf(question, {
      own: counted(category),
      whole: counted(),
      stock: inStock(category),
      wholeStock: inStock(),
    });
  });
}
