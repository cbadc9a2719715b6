import type { RowOutcome } from '../../../shared/domain/import/import.ts';
import { type Projection, queryProjections } from '../../../shared/store/projections.ts';
import type { Page, PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

const partitionOf = (importId: string): string => `PROJ#IMPORT#${importId}`;

/** The entry of a row in the report: of each that would not be taken over, and why. A repeated dry run writes the same. */
export const reportRow = (importId: string, { row, ...found }: RowOutcome): Projection => ({
  add: { pk: partitionOf(importId), sk: String(row).padStart(6, '0') },
  deltas: {},
  set: { row, ...found },
});

/** One page of the report, in the order of the sheet. */
export async function listReportRows(
  tables: Tables,
  importId: string,
  page: PageRequest,
): Promise<Page<RowOutcome>> {
  const { items, ...rest } = await queryProjections(tables, { pk: partitionOf(importId) }, page);
  // What `reportRow` wrote.
  return { items: items.map(({ item }) => item as unknown as RowOutcome), ...rest };
}
