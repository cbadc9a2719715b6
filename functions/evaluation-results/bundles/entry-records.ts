import { recordOfEntry } from '../../../shared/domain/evaluation/bundle/entry-record.ts';
import type { EntryRecord } from '../../../shared/domain/evaluation/bundle/records.ts';
import { entryIdOf } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  type CategoryResultBody,
  rankingOf,
} from '../../../shared/domain/evaluation/result/category-result.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { listSnapshot } from '../../../shared/store/evaluation.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { type ListedRow, listRows } from '../ranking/rows.ts';
import { everyItem } from './every-item.ts';

const READ = 100;

/** The scored entries of a category as they were decided, by agency: what lies in the tree that is published. */
export async function* entryRecords(
  tables: Tables,
  result: Loaded<CategoryResultBody>,
): AsyncGenerator<EntryRecord> {
  const { cycleId, category } = result.body;
  const of = { cycleId, category, run: rankingOf(result).run };
  const rows = new Map<string, ListedRow>();
  for await (const row of everyItem((cursor) => listRows(tables, of, { limit: READ, cursor })))
    rows.set(row.entryId, row);
  let cursor: string | undefined;
  do {
    const page = await listSnapshot(tables, cycleId, category, { limit: READ, cursor });
    const ids = page.items.map(({ agencyId }) => entryIdOf(cycleId, category, agencyId));
    const entries = await loadMany(tables, entry, ids);
    for (const [at, { inputs }] of page.items.entries()) {
      const id = ids[at] ?? '';
      const found = entries.get(id);
      const record = found && recordOfEntry(found, { snapshot: inputs, row: rows.get(id) });
      if (record !== undefined) yield record;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}
