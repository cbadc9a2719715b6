import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { GRADE_REASONS, GRADES } from '../ranking/grade.ts';
import { RankKey } from '../ranking/rank-key.ts';
import { EntryInputs } from '../scoring/inputs.ts';
import { Scored } from '../scoring/scored.ts';

const Hash = () => z.string().regex(/^[0-9a-f]{64}$/);

/** What was made of one entry. Only an agency's primary entry is ranked and graded. */
export const EntryResult = onFirstUse(() =>
  z.strictObject({
    primary: z.boolean(),
    rank: z.int().min(1).optional(),
    of: z.int().min(0).optional(),
    grade: z.enum([...GRADES, 'WITHHELD']).optional(),
    because: z.array(z.enum(GRADE_REASONS)),
  }),
);
export type EntryResult = z.infer<ReturnType<typeof EntryResult>>;

/** One scored entry as it was decided, with all that it was decided from. */
export const EntryRecord = onFirstUse(() =>
  z.strictObject({
    entryId: z.string().min(1),
    uscc: z.string().min(1),
    /** As frozen when scoring began: the category is measured by these. */
    snapshot: EntryInputs(),
    /** After approved corrections, with the users' scores in ascending order, so that none shows whose it is. */
    inputs: EntryInputs(),
    /** Before the satisfaction review (row 9-2c). */
    system: Scored(),
    final: Scored(),
    key: RankKey(),
    result: EntryResult(),
  }),
);
export type EntryRecord = z.infer<ReturnType<typeof EntryRecord>>;

/** Somebody who was asked: the drawn first, then each replacement, in the order of the draw. */
const Asked = () =>
  z.strictObject({
    pseudonym: z.string(),
    /** The one whose place it took. */
    replaces: z.string().optional(),
    /** 0–100; absent where no answer came. */
    score: z.number().min(0).max(100).optional(),
  });

/** The draw of one agency's users (row 9-3b), under the key of its pseudonyms. */
export const SampleRecord = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string().min(1),
    uscc: z.string().min(1),
    key: Hash(),
    /** Who could be asked. */
    users: z.array(z.string()),
    /** Users with an open hold about a related party. */
    excluded: z.array(z.string()),
    asked: z.array(Asked()),
  }),
);
export type SampleRecord = z.infer<ReturnType<typeof SampleRecord>>;

/** The record with the users' scores in ascending order. */
export function recordOf(record: EntryRecord): EntryRecord {
  const { satisfaction, ...inputs } = record.inputs;
  if (satisfaction === undefined) return record;
  return { ...record, inputs: { ...inputs, satisfaction: satisfaction.toSorted((a, b) => a - b) } };
}

const text = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
export const byEntryId = (a: EntryRecord, b: EntryRecord): number => text(a.entryId, b.entryId);
export const byAgencyId = (a: SampleRecord, b: SampleRecord): number => text(a.agencyId, b.agencyId);
