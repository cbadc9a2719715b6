import { recordOfEntry } from '../../../shared/domain/evaluation/bundle/entry-record.ts';
import type { EntryRecord } from '../../../shared/domain/evaluation/bundle/records.ts';
import { type EntryBody, entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { EntryInputs } from '../../../shared/domain/evaluation/scoring/inputs.ts';
import { categoryResultIdOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { amendment, categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { listSnapshot } from '../../../shared/store/evaluation.ts';
import { load, type Page, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** One page of the scored entries of a category as they were decided, by agency. */
export async function entryRecords(
  tables: Tables,
  cycleId: string,
  category: string,
  page: PageRequest,
): Promise<Page<EntryRecord>> {
  const { items, ...rest } = await listSnapshot(tables, cycleId, category, page);
  const ids = items.map(({ agencyId }) => entryIdOf(cycleId, category, agencyId));
  const [entries, before] = await Promise.all([
    loadMany(tables, entry, ids),
    gradesBefore(tables, cycleId, category),
  ]);
  const records = items.flatMap(({ inputs }, at) => {
    const found = entries.get(ids[at] ?? '');
    return (found && recordOfEntry(asDecided(found, before), inputs)) ?? [];
  });
  return { items: records, ...rest };
}

/** One entry as it was decided. */
export async function entryRecord(
  tables: Tables,
  found: Loaded<EntryBody>,
  frozen: EntryInputs,
): Promise<EntryRecord | undefined> {
  const { cycleId, category } = found.body;
  return recordOfEntry(asDecided(found, await gradesBefore(tables, cycleId, category)), frozen);
}

/** Entry → the grade that the ranking gave, where an amendment gave another since: a bundle proves the ranking. */
async function gradesBefore(
  tables: Tables,
  cycleId: string,
  category: string,
): Promise<ReadonlyMap<string, string>> {
  const result = await load(tables, categoryResult, categoryResultIdOf(cycleId, category));
  const ids = result?.body.amendments ?? [];
  const amendments = await loadMany(tables, amendment, ids);
  // The first amendment of an entry knows what the ranking gave.
  return new Map(
    ids.toReversed().flatMap((id) => {
      const body = amendments.get(id)?.body;
      return body?.from === undefined ? [] : [[body.entryId, body.from] as const];
    }),
  );
}

function asDecided(found: Loaded<EntryBody>, before: ReadonlyMap<string, string>): Loaded<EntryBody> {
  const grade = before.get(found.id) as NonNullable<EntryBody['result']>['grade'];
  const { result } = found.body;
  if (grade === undefined || result === undefined) return found;
  return { ...found, body: { ...found.body, result: { ...result, grade } } };
}
