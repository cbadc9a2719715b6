import type { EntryState } from '../entry/entry.ts';
import { entryRankKey } from '../entry/rank-key.ts';
import type { RankKey } from '../ranking/rank-key.ts';
import type { ResultRow } from '../result/form-result.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { EntryRecord, recordOf } from './records.ts';

/** What an entry was decided from beside its own state. */
export interface DecidedFrom {
  /** Its inputs as they were frozen when scoring began (row 9-2a). */
  readonly snapshot: EntryInputs;
  /** What the ranking says of it; absent for one that was excluded. */
  readonly row: ResultRow | undefined;
}

/** What a bundle holds of a scored entry; undefined for one that was excluded before scoring. */
export function recordOfEntry(state: EntryState, { snapshot, row }: DecidedFrom): EntryRecord | undefined {
  const { uscc, inputs, system, final = system } = state.body;
  const live = entryRankKey(state);
  if (live === undefined || inputs === undefined) return undefined;
  const key = row === undefined ? live : asRanked(live, row);
  return recordOf(
    EntryRecord().parse({
      entryId: state.id,
      uscc,
      snapshot: present(snapshot),
      inputs: present(inputs),
      system,
      final,
      key,
      result: resultOf(row),
    }),
  );
}

/**
 * The key as the ranking knew it. An agency that leaves once its category is publicised is taken out without a new
 * ranking (SM-8), a ground may be lifted meanwhile: neither changes what the published ranks follow from.
 */
function asRanked({ unqualified, ...live }: RankKey, { standing, primary, because }: ResultRow): RankKey {
  const isGraded = primary && standing !== 'WITHHELD';
  const confirmed = isGraded ? because.includes('TRIGGER') : unqualified === true;
  return { ...live, standing, ...(confirmed && { unqualified: true }) };
}

function resultOf(row: ResultRow | undefined): unknown {
  if (row?.primary !== true) return { primary: false, because: [] };
  const { rank, of, grade, because } = row;
  return { primary: true, ...present({ rank, of, grade }), because };
}

/** Without the names whose value is undefined: a record is the same before and after it was written. */
function present<T extends object>(values: T): Partial<T> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<T>;
}
