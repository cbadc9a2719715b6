import { type Projection, queryProjections, readProjection } from '../../shared/store/projections.ts';
import type { Page, PageRequest } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';

/** The cases that wait for an expert's score: an entry for each, gone with the score or the end of the review. */
const keyOf = (expertId: string, caseId: string) => ({ pk: `PROJ#EXPERTCASES#${expertId}`, sk: caseId });

export const awaitScore = (caseId: string, expertIds: readonly string[]): Projection[] =>
  expertIds.map((expertId) => ({ put: keyOf(expertId, caseId), item: { caseId }, rev: undefined }));

/** For those of the experts whose entry is still there. */
export async function awaitNoLonger(
  tables: Tables,
  caseId: string,
  expertIds: readonly string[],
): Promise<Projection[]> {
  const parts = await Promise.all(
    expertIds.map(async (expertId): Promise<Projection[]> => {
      const remove = keyOf(expertId, caseId);
      const there = await readProjection(tables, remove);
      return there === undefined ? [] : [{ remove, rev: there.rev }];
    }),
  );
  return parts.flat();
}

export async function awaitedBy(tables: Tables, expertId: string, page: PageRequest): Promise<Page<string>> {
  const { items, ...rest } = await queryProjections(tables, { pk: `PROJ#EXPERTCASES#${expertId}` }, page);
  return { items: items.map(({ sk }) => sk), ...rest };
}
