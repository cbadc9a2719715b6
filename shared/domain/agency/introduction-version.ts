import * as z from 'zod';
import { IntroductionVersionKept } from '../../../events/introduction-version-kept/v1.ts';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalHash } from '../canonical.ts';
import { type Decided, happened } from '../event.ts';
import { type Instant, instantSchema } from '../time/instant.ts';

/** One stretch of text that was replaced: the parts before and after it stayed as they were. */
export const TextDiff = onFirstUse(() =>
  z.strictObject({
    /** In UTF-16 units from the start of the text. */
    at: z.int().nonnegative(),
    removed: z.string(),
    inserted: z.string(),
  }),
);
export type TextDiff = z.infer<ReturnType<typeof TextDiff>>;

/** A version of an agency's introduction, kept as evidence of the update (6-3a). Written once. */
export const IntroductionVersionBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    /** The agency's version with which it came to hold. */
    version: z.int().positive(),
    text: z.string(),
    textHash: z.string(),
    /** Against the version before; absent for the first. */
    diff: TextDiff().optional(),
    heldFrom: instantSchema(),
    by: z.string(),
  }),
);
export type IntroductionVersionBody = z.infer<ReturnType<typeof IntroductionVersionBody>>;

export const introductionVersionId = (agencyId: string, version: number): string =>
  `${agencyId}-${String(version).padStart(8, '0')}`;

/** What was replaced, between the parts that both texts begin and end with. */
export function diffTexts(before: string, after: string): TextDiff {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return {
    at,
    removed: before.slice(at, before.length - end),
    inserted: after.slice(at, after.length - end),
  };
}

/** Keeps a version, in the commit of the update that makes it hold. */
export function decideKeepIntroduction(
  agency: { readonly agencyId: string; readonly uscc: string; readonly version: number },
  { text, before }: { readonly text: string; readonly before?: string | undefined },
  { heldFrom, by }: { readonly heldFrom: Instant; readonly by: string },
): Decided<IntroductionVersionBody> {
  const textHash = canonicalHash(text);
  const event = happened(
    IntroductionVersionKept,
    { ...agency },
    { article: '6-3a', to: 'KEPT', inputHash: textHash, refs: { agency: agency.agencyId } },
  );
  const diff = before === undefined ? {} : { diff: diffTexts(before, text) };
  return { events: [event], body: { ...agency, text, textHash, ...diff, heldFrom, by } };
}
