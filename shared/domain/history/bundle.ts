import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { DayRef, SignedRoot } from './daily-root.ts';
import { Head, sha256Hex } from './head.ts';

/** That a chain ended in this head when the root of that day was taken. */
export const Inclusion = onFirstUse(() =>
  z.strictObject({
    head: Head(),
    /** Place among the leaves of the day's tree. */
    index: z.int().nonnegative(),
    /** The other halves on the way to the root (RFC 9162 §2.1.3). */
    path: z.array(sha256Hex()),
    root: SignedRoot(),
  }),
);
export type Inclusion = z.infer<ReturnType<typeof Inclusion>>;

export const ProofBundle = onFirstUse(() =>
  z.strictObject({ kind: z.literal('HISTORY_PROOF'), version: z.literal(1), ...Inclusion().shape }),
);
export type ProofBundle = z.infer<ReturnType<typeof ProofBundle>>;

const End = onFirstUse(() => z.strictObject({ version: z.int().nonnegative(), hash: sha256Hex() }));

/** Every member is hashed: those that are not named here, too. */
const FullEvent = onFirstUse(() =>
  z.looseObject({
    id: z.string(),
    aggregate: z.strictObject({ kind: z.string(), id: z.string(), version: z.int().positive() }),
    to: z.string().optional(),
    prevHash: sha256Hex(),
    hash: sha256Hex(),
  }),
);
const Withheld = onFirstUse(() =>
  z.strictObject({
    withheld: z.literal(true),
    version: z.int().positive(),
    prevHash: sha256Hex(),
    hash: sha256Hex(),
  }),
);

/** The chain of one aggregate, or a part of it, with the proof of the last head under a signed root. */
export const ChainBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('HISTORY_CHAIN'),
    version: z.literal(1),
    chain: z.strictObject({ kind: z.string().min(1), id: z.string().min(1) }),
    /** The event that the first of these follows; version 0 where they begin the chain. */
    after: End(),
    events: z.array(z.union([Withheld(), FullEvent()])),
    /** Where the whole chain ended when this was made; further parts lead there. */
    end: End(),
    /** Of the last of these events that a root covers; absent while none does. */
    proof: Inclusion().optional(),
  }),
);
export type ChainBundle = z.infer<ReturnType<typeof ChainBundle>>;

/** Daily roots in their succession, oldest first. */
export const RootsBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('HISTORY_ROOTS'),
    version: z.literal(1),
    /** The day before the first of these; absent where they begin with the first day. */
    after: DayRef().optional(),
    roots: z.array(SignedRoot()),
  }),
);
export type RootsBundle = z.infer<ReturnType<typeof RootsBundle>>;
