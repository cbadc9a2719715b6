import { compareRank } from '../ranking/order.ts';
import type { RatioTable } from '../ranking/ratios.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from '../scoring/context.ts';
import { leafOf, privateHash, publicRow, type PublicRow, saltOf } from './leaf.ts';
import { byEntryId, type EntryRecord, type SampleRecord } from './records.ts';

/** What the bundles of a season are made of: everything as the platform decided it. */
export interface BundleSource {
  readonly cycleId: string;
  readonly scheme: IndicatorScheme;
  /** Revealed after the draw; its hash stood in the notice. Hex. */
  readonly seed: string;
  readonly seedHash: string;
  /** 256 bits that only the platform and auditors know: pseudonyms and salts come from it. Hex. */
  readonly secret: string;
  /** Category → what its entries were measured against, and what the ratios allowed. */
  readonly contexts: Readonly<Record<string, CategoryContext>>;
  readonly tables: Readonly<Record<string, RatioTable>>;
  /** Category → hash of its ranking, which stood in its public notice. */
  readonly rankingHashes: Readonly<Record<string, string>>;
  /** Over what all samples were drawn from, recorded at the draw. */
  readonly populationHash: string;
  readonly samples: readonly SampleRecord[];
  readonly entries: readonly EntryRecord[];
}

export interface Leaf {
  readonly record: EntryRecord;
  readonly row: PublicRow | undefined;
  readonly rest: string;
  readonly leaf: string;
}

/** Every entry's leaf, in the order of their ids. */
export function leavesOf({ cycleId, scheme, secret, entries }: Omit<BundleSource, 'samples'>): Leaf[] {
  const ties = tiePlaces(entries);
  return entries.toSorted(byEntryId).map((record) => {
    const row = publicRow(record, {
      secret,
      cycleId,
      minOrders: scheme.minOrdersForTopGrades,
      minUsers: scheme.minUsers,
      tie: ties.get(record.entryId),
    });
    const rest = privateHash(record, saltOf(secret, cycleId, record.entryId));
    return { record, row, rest, leaf: leafOf(row, rest) };
  });
}

/** Entry → place among those ranked in its category with the same total; none where it stands alone. */
function tiePlaces(entries: readonly EntryRecord[]): ReadonlyMap<string, number> {
  const ranked = entries.filter(({ key, result }) => key.standing === 'RANKED' && result.primary);
  const groups = Map.groupBy(ranked, ({ key }) => `${key.category}|${key.total}`);
  const places = new Map<string, number>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const sorted = group.toSorted((a, b) => compareRank(a.key, b.key));
    let place = 0;
    sorted.forEach(({ entryId, key }, at) => {
      const before = sorted[at - 1];
      if (before === undefined || compareRank(before.key, key) !== 0) place = at + 1;
      places.set(entryId, place);
    });
  }
  return places;
}
