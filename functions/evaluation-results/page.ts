import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { STANDINGS } from '../../shared/domain/evaluation/ranking/rank-key.ts';

/** A row of a computed ranking on its way to its page. */
const Row = onFirstUse(() =>
  z.strictObject({
    entryId: z.string(),
    agencyId: z.string(),
    standing: z.enum(STANDINGS).exclude(['EXCLUDED']),
    total: z.int(),
    primary: z.boolean(),
    primaryBy: z.enum(['ONLY', 'ACTIVITY', 'TOTAL', 'ORDERS', 'USERS', 'CATEGORY_ORDER']),
    rank: z.int().optional(),
    of: z.int().optional(),
    grade: z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED', 'WITHHELD']).optional(),
    because: z.array(z.string()),
  }),
);

const chain = onFirstUse(() => ({
  cycleId: z.string(),
  category: z.string(),
  /** The computation whose rows are walked through; a page of another one finds nothing to do. */
  run: z.string(),
  draft: z.int().min(1),
  page: z.int().min(1),
  cursor: z.string().optional(),
}));

/** Work on a result that fans out: each message is one page, with its effect once. */
export const ResultPage = onFirstUse(() =>
  z.discriminatedUnion('step', [
    /** Keeps the rows of a computed ranking with the names of their agencies. */
    z.strictObject({
      step: z.literal('ROWS'),
      cycleId: z.string(),
      category: z.string(),
      run: z.string(),
      page: z.int().min(1),
      rows: z.array(Row()).min(1),
    }),
    /** Writes ranks and grades to entries. */
    z.strictObject({ step: z.literal('WRITE'), ...chain() }),
    /** Gives entries their result again where the ranking goes on to stand; `draft` is the one that was decided on. */
    z.strictObject({ step: z.literal('RESTORE'), ...chain() }),
    /** Opens the public notice of a category, then tells its agencies. */
    z.strictObject({ step: z.literal('OPEN'), cycleId: z.string(), category: z.string() }),
    z.strictObject({ step: z.literal('PUBLICISE'), ...chain(), publicityId: z.string() }),
    /** Makes what the published result is checked by. */
    z.strictObject({ step: z.literal('BUNDLES'), cycleId: z.string() }),
    /** Makes entries final. */
    z.strictObject({ step: z.literal('FINALISE'), ...chain() }),
  ]),
);
export type ResultPage = z.infer<ReturnType<typeof ResultPage>>;
export type PageOf<S extends ResultPage['step']> = Extract<ResultPage, { readonly step: S }>;

/** Two writes at most for a row, 100 for a transaction; a message stays far below 256 KB. */
export const ROWS_A_PAGE = 48;
/** Four writes at most for an entry, 100 for a transaction. */
export const ENTRIES_A_PAGE = 20;
