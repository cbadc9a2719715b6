import type { FileElsewhere } from '../../../shared/domain/risk/rules/rule.ts';
import { type Projection, readProjection } from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What of an order is looked up by the hash of its file (SC-05, FR-01). */
export type IndexedKind = 'DELIVERABLE' | 'CONTRACT';

interface Entry {
  readonly orderId: string;
  readonly agencyId: string;
}

/** A file that many orders share is found in the first of them. */
const MOST_ENTRIES = 20;

const keyOf = (sha256: string, kind: IndexedKind) => ({ pk: `PROJ#EVIDENCE#${sha256}`, sk: kind });

/**
 * Which other orders have the same file, and the change that adds this order to the index. One item a file, under its
 * revision: of two orders that bring the same file at once the later one sees the earlier.
 */
export async function lookUpFile(
  tables: Tables,
  kind: IndexedKind,
  sha256: string,
  { orderId, agencyId }: Entry,
): Promise<{ readonly elsewhere: readonly FileElsewhere[]; readonly added: readonly Projection[] }> {
  const key = keyOf(sha256, kind);
  const read = await readProjection(tables, key);
  // Written below and nowhere else.
  const entries = (read?.item['entries'] ?? []) as readonly Entry[];
  const elsewhere = entries
    .filter((entry) => entry.orderId !== orderId)
    .map((entry) => ({ sha256, orderId: entry.orderId, agencyId: entry.agencyId }));
  const known = elsewhere.length < entries.length || entries.length >= MOST_ENTRIES;
  const item = { entries: [...entries, { orderId, agencyId }] };
  return { elsewhere, added: known ? [] : [{ put: key, item, rev: read?.rev }] };
}
