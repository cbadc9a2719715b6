import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { ENGINE, IndicatorScheme, schemeHash } from '../scheme/scheme.ts';
import { RatioTableRecord, sealOf } from './audit.ts';
import { PublicRow } from './leaf.ts';
import { type BundleSource, leavesOf } from './source.ts';
import { rootOf } from './tree.ts';

/** A row with the hash of what it does not show. */
const Row = onFirstUse(() => z.strictObject({ ...PublicRow().shape, rest: z.string() }));

/**
 * The public bundle (domain §6.5): anybody recomputes ranks, ratios and grades from it, and an agency finds its own leaf.
 * It holds nobody's inputs and no agency's name. Who was asked stands under pseudonyms made for the cycle, all agencies
 * together: the seed may be known, as the draw was made over those, and nobody outside can make one from a name.
 */
export const PublicBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('EVALUATION_PUBLIC'),
    version: z.literal(1),
    engine: z.literal(ENGINE),
    cycleId: z.string(),
    scheme: IndicatorScheme(),
    schemeHash: z.string(),
    seed: z.string(),
    seedHash: z.string(),
    populationHash: z.string(),
    tables: z.record(z.string(), RatioTableRecord()),
    /** Category → hash of its ranking, as its public notice and its published list show it. */
    rankingHashes: z.record(z.string(), z.string()),
    /** How long the lists are, all parts together. */
    counts: z.strictObject({ asked: z.int().min(0), rows: z.int().min(0), others: z.int().min(0) }),
    /** Pseudonyms of the users that were asked, in ascending order. */
    asked: z.array(z.string()),
    rows: z.array(Row()),
    /** Leaves of the entries that are not ranked, in ascending order. */
    others: z.array(z.string()),
    root: z.string(),
    seal: z.string(),
  }),
);
export type PublicBundle = z.infer<ReturnType<typeof PublicBundle>>;

export function publicBundle(source: BundleSource): PublicBundle {
  const leaves = leavesOf(source);
  const rows = leaves.flatMap(({ row, rest }) => (row === undefined ? [] : [{ ...row, rest }]));
  const asked = source.samples.flatMap((sample) => sample.asked.map(({ pseudonym }) => pseudonym)).sort();
  const others = leaves.flatMap(({ row, leaf }) => (row === undefined ? [leaf] : [])).sort();
  const bundle = {
    kind: 'EVALUATION_PUBLIC' as const,
    version: 1 as const,
    engine: ENGINE,
    cycleId: source.cycleId,
    scheme: source.scheme,
    schemeHash: schemeHash(source.scheme),
    seed: source.seed,
    seedHash: source.seedHash,
    populationHash: source.populationHash,
    tables: Object.fromEntries(Object.entries(source.tables)),
    rankingHashes: { ...source.rankingHashes },
    counts: { asked: asked.length, rows: rows.length, others: others.length },
    asked,
    rows: rows.toSorted(inOrder(source.scheme.categories)),
    others,
    root: rootOf(leaves.map(({ leaf }) => leaf)),
  };
  return { ...bundle, seal: sealOf(bundle) };
}

/** By category, then rank, then pseudonym: the order tells nothing else. */
function inOrder(categories: readonly string[]) {
  return (a: PublicRow, b: PublicRow): number =>
    categories.indexOf(a.category) - categories.indexOf(b.category) ||
    (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
    (a.id < b.id ? -1 : 1);
}
