import type { EntryState } from '../entry/entry.ts';
import { entryRankKey } from '../entry/rank-key.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { EntryRecord, recordOf } from './records.ts';

/**
 * What a bundle holds of a scored entry; undefined for one that was excluded before scoring.
 * @param snapshot its inputs as they were frozen when scoring began (row 9-2a)
 */
export function recordOfEntry(state: EntryState, snapshot: EntryInputs): EntryRecord | undefined {
  const { id: entryId, body } = state;
  const { uscc, inputs, system, final = system, result } = body;
  const key = entryRankKey(state);
  if (key === undefined || inputs === undefined) return undefined;
  const { rank, of, grade, because } = result ?? { because: [] };
  const place = { rank, of, grade };
  const known = Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
  return recordOf(
    EntryRecord().parse({
      entryId,
      uscc,
      snapshot: present(snapshot),
      inputs: present(inputs),
      system,
      final,
      key,
      result:
        result?.primary === true ? { primary: true, ...known, because } : { primary: false, because: [] },
    }),
  );
}

/** Without the names whose value is undefined: a record is the same before and after it was written. */
function present(inputs: EntryInputs): Partial<EntryInputs> {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
