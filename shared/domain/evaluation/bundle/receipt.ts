import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Step } from '../../merkle.ts';
import { ENGINE, IndicatorScheme, schemeHash } from '../scheme/scheme.ts';
import { CategoryContext } from '../scoring/context.ts';
import { sealOf } from './audit.ts';
import { tooFewAnswers } from '../explain/evidence.ts';
import { privateHash, PublicRow, saltOf } from './leaf.ts';
import { EntryRecord, recordOf } from './records.ts';
import { type BundleSource, type Leaf, leavesOf } from './source.ts';
import { pathsOf, rootOf } from './tree.ts';

/** An agency's own entry with its way to the published root: its points can be recomputed from it, and nobody else's. */
export const ReceiptBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('EVALUATION_RECEIPT'),
    version: z.literal(1),
    engine: z.literal(ENGINE),
    cycleId: z.string(),
    scheme: IndicatorScheme(),
    schemeHash: z.string(),
    context: CategoryContext(),
    /** With its salt: all that the entry was decided from. Withheld where it would tell what one or two users answered. */
    record: EntryRecord().optional(),
    salt: z.string().optional(),
    /** The hash of what is withheld. */
    rest: z.string().optional(),
    /** What the public bundle shows of it; absent where it is not ranked. */
    row: PublicRow().optional(),
    leaf: z.string(),
    path: z.array(z.strictObject({ side: z.enum(['LEFT', 'RIGHT']), hash: z.string() })),
    root: z.string(),
    seal: z.string(),
  }),
);
export type ReceiptBundle = z.infer<ReturnType<typeof ReceiptBundle>>;

type Named = Pick<BundleSource, 'cycleId' | 'scheme' | 'secret' | 'contexts'>;

/** The receipts of some entries. @throws RangeError for an entry that is none of the source */
export function receiptBundles(source: BundleSource, entryIds: readonly string[]): ReceiptBundle[] {
  const leaves = leavesOf(source);
  const byId = new Map(leaves.map((leaf) => [leaf.record.entryId, leaf]));
  const all = leaves.map(({ leaf }) => leaf);
  const own = entryIds.map((id) => {
    const leaf = byId.get(id);
    if (leaf === undefined) throw new RangeError(`no entry ${id}`);
    return leaf;
  });
  const paths = pathsOf(
    all,
    own.map(({ leaf }) => leaf),
  );
  const root = rootOf(all);
  return own.map((leaf, at) => receiptBundle(source, leaf, { path: paths[at] ?? [], root }));
}

/** One receipt, from a leaf and its way to the root as they were stored. @throws RangeError without its context */
export function receiptBundle(
  { cycleId, scheme, secret, contexts }: Named,
  { record, row, leaf }: Pick<Leaf, 'record' | 'row' | 'leaf'>,
  { path, root }: { readonly path: readonly Step[]; readonly root: string },
  minDisclosed = 0,
): ReceiptBundle {
  const context = contexts[record.key.category];
  if (context === undefined) throw new RangeError(`no context of ${record.key.category}`);
  const salt = saltOf(secret, cycleId, record.entryId);
  const bundle = {
    kind: 'EVALUATION_RECEIPT' as const,
    version: 1 as const,
    engine: ENGINE,
    cycleId,
    scheme,
    schemeHash: schemeHash(scheme),
    context,
    ...(tooFewAnswers(record.inputs, minDisclosed)
      ? { rest: privateHash(record, salt) }
      : { record: recordOf(record), salt }),
    ...(row !== undefined && { row }),
    leaf,
    path: [...path],
    root,
  };
  return { ...bundle, seal: sealOf(bundle) };
}
