import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Decided } from '../event.ts';
import type { FieldError, Refusal } from '../problem.ts';
import { instantSchema } from '../time/instant.ts';

export const IMPORT_KINDS = ['AGENCIES', 'ORDERS'] as const;
export const ImportKind = onFirstUse(() => z.enum(IMPORT_KINDS));
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Why a file cannot be read as a workbook of the template. */
export const UNREADABLE = [
  'NOT_A_WORKBOOK',
  'TOO_LARGE',
  'WRONG_SHEET',
  'WRONG_COLUMNS',
  'FORMULAS',
  'NO_ROWS',
  'TOO_MANY_ROWS',
  'FILE_GONE',
] as const;
export type Unreadable = (typeof UNREADABLE)[number];

export const RowCounts = onFirstUse(() =>
  z.strictObject({
    rows: z.int().nonnegative(),
    /** Would be, or was to be, taken over. */
    fresh: z.int().nonnegative(),
    /** Is there already and stays as it is. */
    unchanged: z.int().nonnegative(),
    /** Is left to a case that is under way. */
    skipped: z.int().nonnegative(),
    bad: z.int().nonnegative(),
  }),
);
export type RowCounts = z.infer<ReturnType<typeof RowCounts>>;

/** A workbook handed in, what its dry run found and what became of it (2-1). */
export const ImportBody = onFirstUse(() =>
  z.strictObject({
    kind: ImportKind(),
    documentId: z.string(),
    /** Of the file, in base64. */
    sha256: z.string(),
    /** What the list is and who vouches for it: stands in the trail of every agency taken over with it. */
    source: z.string(),
    requestedBy: z.string(),
    requestedAt: instantSchema(),
    unreadable: z.enum(UNREADABLE).optional(),
    report: RowCounts().extend({ at: instantSchema() }).optional(),
    decidedBy: z.string().optional(),
    decidedAt: instantSchema().optional(),
    result: z
      .strictObject({
        imported: z.int().nonnegative(),
        unchanged: z.int().nonnegative(),
        at: instantSchema(),
      })
      .optional(),
  }),
);
export type ImportBody = z.infer<ReturnType<typeof ImportBody>>;

export interface ImportState {
  readonly id: string;
  readonly status: string;
  readonly body: ImportBody;
}

export type ImportDecision = Decided<ImportBody> | Refusal;

export type RowResult = 'FRESH' | 'UNCHANGED' | 'SKIPPED' | 'BAD';

/** What is found of one row; `row` is its number in the sheet, `fields` name the columns that are wrong. */
export interface RowOutcome {
  readonly row: number;
  readonly key: string;
  readonly result: RowResult;
  readonly fields?: readonly FieldError[];
}

const NONE: RowCounts = { rows: 0, fresh: 0, unchanged: 0, skipped: 0, bad: 0 };

/** Counts rows by what was found of them, on top of those counted before. */
export function countRows(
  outcomes: readonly Pick<RowOutcome, 'result'>[],
  before: RowCounts = NONE,
): RowCounts {
  const of = (result: RowResult) => outcomes.filter((each) => each.result === result).length;
  return {
    rows: before.rows + outcomes.length,
    fresh: before.fresh + of('FRESH'),
    unchanged: before.unchanged + of('UNCHANGED'),
    skipped: before.skipped + of('SKIPPED'),
    bad: before.bad + of('BAD'),
  };
}
