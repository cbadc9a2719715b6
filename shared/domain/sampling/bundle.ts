import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** Somebody or something that may be drawn; `group` where each group has to come up. */
export const Member = onFirstUse(() => z.strictObject({ id: z.string(), group: z.string().optional() }));
export type Member = z.infer<ReturnType<typeof Member>>;

/** One that was drawn and could not be used, and the next of the list that took its place; none when it was at its end. */
export const Replacement = onFirstUse(() =>
  z.strictObject({
    replaced: z.string(),
    by: z.string().optional(),
    /** Passed over, as they were used already for another reason. */
    skipped: z.array(z.string()).default([]),
  }),
);
export type Replacement = z.infer<ReturnType<typeof Replacement>>;

/** Everything that a draw can be repeated from, by anybody (domain §6.5). Hashes and the seed in hex. */
export const DrawBundle = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('DRAW'),
    version: z.literal(1),
    /** What the draw was made for. */
    context: z.string(),
    /** SHA-256 of the seed's 32 bytes, published before the draw. */
    seedHash: z.string(),
    seed: z.string(),
    /** Over the population and `atLeast`, frozen and published before the draw. */
    populationHash: z.string(),
    population: z.array(Member()),
    /** How many were drawn from the whole. */
    size: z.int().min(0),
    /** At least how many had to come up from these groups. */
    atLeast: z.record(z.string(), z.int().min(1)),
    result: z.strictObject({ drawn: z.array(z.string()), covered: z.array(z.string()) }),
    replacements: z.array(Replacement()),
  }),
);
export type DrawBundle = z.infer<ReturnType<typeof DrawBundle>>;
