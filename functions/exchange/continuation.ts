import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { RowCounts } from '../../shared/domain/import/import.ts';

/** Work that goes on where the message before it stopped, as no message is worked on for long (design §3). */
export const Continuation = onFirstUse(() =>
  z.discriminatedUnion('step', [
    z.strictObject({
      step: z.literal('CHECK'),
      importId: z.string(),
      /** How many rows have been checked, and what was found of them. */
      from: z.int().nonnegative(),
      counts: RowCounts().optional(),
    }),
    z.strictObject({ step: z.literal('APPLY'), importId: z.string(), from: z.int().nonnegative() }),
    z.strictObject({
      step: z.literal('EXPORT'),
      exportId: z.string(),
      part: z.int().nonnegative(),
      rows: z.int().nonnegative(),
      /** Of the states that the list shows one at a time (lists/turns.ts): how many are done. */
      turn: z.int().nonnegative().default(0),
      /** From where on; absent at the beginning. */
      cursor: z.string().optional(),
    }),
    z.strictObject({
      step: z.literal('ASSEMBLE'),
      exportId: z.string(),
      parts: z.int().nonnegative(),
      truncated: z.boolean(),
    }),
  ]),
);
export type Continuation = z.infer<ReturnType<typeof Continuation>>;
export type ContinuationOf<S extends Continuation['step']> = Extract<Continuation, { readonly step: S }>;

/** After so long a message hands on: a third of what its function may take. */
export const WORK_MS = 20_000;
