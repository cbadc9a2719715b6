import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { canonicalHash } from '../../canonical.ts';
import { ENGINE, IndicatorScheme, schemeHash } from '../scheme/scheme.ts';
import { CategoryContext } from '../scoring/context.ts';
import { byAgencyId, byEntryId, EntryRecord, recordOf, SampleRecord } from './records.ts';
import { type BundleSource, leavesOf } from './source.ts';
import { rootOf } from './tree.ts';

export const RatioTableRecord = onFirstUse(() =>
  z.strictObject({
    n: z.int().min(0),
    excellentAtMost: z.int().min(0),
    goodAtMost: z.int().min(0).optional(),
    goodFrom: z.int().min(0).optional(),
  }),
);

/**
 * The auditors' bundle: draw, scores, primaries, ranks and grades are recomputed from it byte for byte. It names users
 * and agencies, so it is for the Commission alone. In parts: each repeats the header and continues `samples`, `entries`.
 */
export const AuditBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('EVALUATION_AUDIT'),
    version: z.literal(1),
    engine: z.literal(ENGINE),
    cycleId: z.string(),
    scheme: IndicatorScheme(),
    schemeHash: z.string(),
    seed: z.string(),
    seedHash: z.string(),
    secret: z.string().regex(/^[0-9a-f]{64}$/),
    contexts: z.record(z.string(), CategoryContext()),
    tables: z.record(z.string(), RatioTableRecord()),
    /** Category → hash of its ranking, as its public notice and its published list show it. */
    rankingHashes: z.record(z.string(), z.string()),
    /** How long the lists are, all parts together. */
    counts: z.strictObject({ samples: z.int().min(0), entries: z.int().min(0) }),
    populationHash: z.string(),
    samples: z.array(SampleRecord()),
    entries: z.array(EntryRecord()),
    /** The root of the tree of leaves, the same as in the public bundle. */
    root: z.string(),
    /** Over everything else. */
    seal: z.string(),
  }),
);
export type AuditBundle = z.infer<ReturnType<typeof AuditBundle>>;

export function auditBundle(source: BundleSource): AuditBundle {
  const { scheme, contexts, tables } = source;
  const bundle = {
    kind: 'EVALUATION_AUDIT' as const,
    version: 1 as const,
    engine: ENGINE,
    cycleId: source.cycleId,
    scheme,
    schemeHash: schemeHash(scheme),
    seed: source.seed,
    seedHash: source.seedHash,
    secret: source.secret,
    contexts: { ...contexts },
    tables: Object.fromEntries(Object.entries(tables)),
    rankingHashes: { ...source.rankingHashes },
    counts: { samples: source.samples.length, entries: source.entries.length },
    populationHash: source.populationHash,
    samples: source.samples.toSorted(byAgencyId),
    entries: source.entries.map(recordOf).toSorted(byEntryId),
    root: rootOf(leavesOf(source).map(({ leaf }) => leaf)),
  };
  return { ...bundle, seal: sealOf(bundle) };
}

/** Over everything of a bundle but its seal; its long lists by their elements, so that a million fit. */
export function sealOf(bundle: Readonly<Record<string, unknown>>): string {
  const { seal: _, ...content } = bundle;
  const hashed = Object.entries(content).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((each) => canonicalHash(each)) : value,
  ]);
  return canonicalHash(Object.fromEntries(hashed));
}
