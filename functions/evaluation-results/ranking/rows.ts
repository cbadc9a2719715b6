import type { ResultRow } from '../../../shared/domain/evaluation/result/form-result.ts';
import { type Projection, queryProjections } from '../../../shared/store/projections.ts';
import type { Page, PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** A row with what people know the agency by. */
export interface ListedRow extends ResultRow {
  readonly orgName: string;
  readonly uscc: string;
}

interface RowsOf {
  readonly cycleId: string;
  readonly category: string;
  readonly run: string;
}

const partitionOf = ({ cycleId, category, run }: RowsOf) => `PROJ#RESULTROW#${cycleId}.${category}#${run}`;

/** In the order of ranks; then graded without a rank, withheld, and ranked in another category. */
function sortKeyOf({ rank, primary, grade, agencyId }: ResultRow): string {
  if (rank !== undefined) return `A#${String(rank).padStart(7, '0')}#${agencyId}`;
  if (!primary) return `D#${agencyId}`;
  return `${grade === 'WITHHELD' ? 'C' : 'B'}#${agencyId}`;
}

/** Whether the row stands in the public list: with a grade that is decided. */
export const isListed = ({ primary, grade }: Pick<ResultRow, 'primary' | 'grade'>): boolean =>
  primary && grade !== undefined && grade !== 'WITHHELD';

export function rowWrite(of: RowsOf, row: ListedRow): Projection {
  return { add: { pk: partitionOf(of), sk: sortKeyOf(row) }, deltas: {}, set: { row } };
}

/** One page of the rows of a ranking, best first, strongly consistent. */
export async function listRows(tables: Tables, of: RowsOf, page: PageRequest): Promise<Page<ListedRow>> {
  const { items, ...rest } = await queryProjections(tables, { pk: partitionOf(of) }, page);
  // Written whole by rowWrite.
  return { items: items.map(({ item }) => item.row as ListedRow), ...rest };
}

/** Entries of a run that somebody proposed to find unqualified while nobody has decided on it. */
const openPartition = (cycleId: string, run: string) => `PROJ#RESULTOPEN#${cycleId}#${run}`;

export const unheardWrite = (cycleId: string, run: string, entryId: string): Projection => ({
  add: { pk: openPartition(cycleId, run), sk: entryId },
  deltas: {},
  set: { found: true },
});

export async function unheardIn(
  tables: Tables,
  cycleId: string,
  run: string,
  limit: number,
): Promise<string[]> {
  const { items } = await queryProjections(tables, { pk: openPartition(cycleId, run) }, { limit });
  return items.map(({ sk }) => sk);
}
