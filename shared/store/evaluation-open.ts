import { type Projection, type ProjectionKey, queryProjections, readProjection } from './projections.ts';
import type { Tables } from './table.ts';

/**
 * What holds the scoring of a cycle back, in a partition that is read consistently: an index of the table may lag behind,
 * and a scoring begun on it would leave somebody untold (9-1c, 9-1d).
 */
const coverages = (cycleId: string): string => `PROJ#OPENCOVERAGE#${cycleId}`;
const corrections = (cycleId: string): string => `PROJ#OPENSCOPECORRECTION#${cycleId}`;

export const openCoverageKey = (cycleId: string, agencyId: string): ProjectionKey => ({
  pk: coverages(cycleId),
  sk: agencyId,
});

export const openCorrectionKey = (cycleId: string, correctionId: string): ProjectionKey => ({
  pk: corrections(cycleId),
  sk: correctionId,
});

export const opens = (key: ProjectionKey): Projection => ({ put: key, item: {}, rev: undefined });

export async function closes(key: ProjectionKey, tables: Tables): Promise<Projection[]> {
  const found = await readProjection(tables, key);
  return found === undefined ? [] : [{ remove: key, rev: found.rev }];
}

const anyIn = async (pk: string, tables: Tables): Promise<boolean> =>
  (await queryProjections(tables, { pk }, { limit: 1 })).items.length > 0;

export const anyCoverageOpen = (cycleId: string, tables: Tables) => anyIn(coverages(cycleId), tables);
export const anyCorrectionOpen = (cycleId: string, tables: Tables) => anyIn(corrections(cycleId), tables);
