import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalForm } from '../canonical.ts';
import { leafHashOf } from '../merkle.ts';

export const sha256Hex = onFirstUse(() => z.string().regex(/^[0-9a-f]{64}$/));

/** The end of one aggregate's chain on one day: a leaf of that day's tree. */
export const Head = onFirstUse(() =>
  z.strictObject({
    kind: z.string().min(1),
    id: z.string().min(1),
    version: z.int().positive(),
    /** Of the event with that number. */
    hash: sha256Hex(),
  }),
);
export type Head = z.infer<ReturnType<typeof Head>>;

/** The hash of a leaf: over the RFC 8785 form of the head. */
export const headHash = ({ kind, id, version, hash }: Head): string =>
  leafHashOf(Buffer.from(canonicalForm({ kind, id, version, hash })));
