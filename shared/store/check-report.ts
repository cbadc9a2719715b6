import type { EntryCheck } from '../domain/evaluation/entry/entry.ts';
import { type Projection, type ProjectionKey, queryProjections } from './projections.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/** What the check of inputs found about an entry (9-2b). */
export interface Finding {
  readonly entryId: string;
  readonly agencyId: string;
  readonly uscc: string;
  readonly category: string;
  /** The round of the run in which a hard check failed; of outliers, that in which the inputs were frozen. */
  readonly round: number;
  readonly checks: readonly EntryCheck[];
}

export type FindingKind = 'HARD' | 'OUTLIER';

/** The report of a run is one partition: failed hard checks by round, outliers by category. */
const findingKey = (
  runId: string,
  kind: FindingKind,
  { round, category, agencyId }: Finding,
): ProjectionKey => ({
  pk: `PROJ#EVALCHECK#${runId}`,
  sk: kind === 'HARD' ? `${hardPrefix(round)}${category}#${agencyId}` : `OUTLIER#${category}#${agencyId}`,
});

const hardPrefix = (round: number) => `HARD#${String(round).padStart(4, '0')}#`;

export const findingWrite = (runId: string, kind: FindingKind, finding: Finding): Projection => ({
  add: findingKey(runId, kind, finding),
  deltas: {},
  set: { finding },
});

/** One page of the report: what failed in a round, or the outliers of all categories. */
export async function listFindings(
  tables: Tables,
  runId: string,
  which: { readonly kind: 'HARD'; readonly round: number } | { readonly kind: 'OUTLIER' },
  page: PageRequest,
): Promise<Page<Finding>> {
  const prefix = which.kind === 'HARD' ? hardPrefix(which.round) : 'OUTLIER#';
  const { items, ...rest } = await queryProjections(tables, { pk: `PROJ#EVALCHECK#${runId}`, prefix }, page);
  // Written whole by findingWrite.
  return { items: items.map(({ item }) => item['finding'] as Finding), ...rest };
}
