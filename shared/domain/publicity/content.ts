import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { canonicalForm } from '../canonical.ts';

/** What is made public of an onboarding case: the organisation's own data, nobody's name or phone (domain §3.4). */
export const OnboardingContent = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('ONBOARDING'),
    title: z.string(),
    orgName: z.string(),
    uscc: z.string(),
    organisationType: z.string().optional(),
    establishedOn: z.string().optional(),
    address: z.string().optional(),
    introduction: z.string().optional(),
    categories: z.array(z.strictObject({ code: z.string(), nameZh: z.string(), serviceContent: z.string() })),
    /** The passage that the notice rests on. */
    basis: z.string(),
    howToObject: z.array(z.string()),
  }),
);
export type OnboardingContent = z.infer<ReturnType<typeof OnboardingContent>>;

/** What is made public of an evaluation: the list of results of one category (9-5). */
export const EvaluationContent = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('EVALUATION_RESULT'),
    title: z.string(),
    year: z.int(),
    /** The whole list, or nothing of one too long for a notice: then `listAt` tells where it stands. */
    entries: z.array(
      z.strictObject({
        orgName: z.string(),
        uscc: z.string(),
        category: z.string(),
        grade: z.string(),
        rank: z.int().optional(),
      }),
    ),
    listed: z.int().optional(),
    listAt: z.string().optional(),
    /** Fixes every place and grade of the list (9-4). */
    rankingHash: z.string().optional(),
    basis: z.string(),
    howToObject: z.array(z.string()),
  }),
);
export type EvaluationContent = z.infer<ReturnType<typeof EvaluationContent>>;

export const PublicityContent = onFirstUse(() =>
  z.discriminatedUnion('kind', [OnboardingContent(), EvaluationContent()]),
);
export type PublicityContent = z.infer<ReturnType<typeof PublicityContent>>;

export interface FrozenContent {
  /** RFC 8785 form. */
  readonly content: string;
  /** SHA-256 of it, hex: anyone can compute it from the published text. */
  readonly contentHash: string;
}

/** Fixes what is publicised: from here on only cancelling and publicising anew changes it (5-3). */
export function freezeContent(content: PublicityContent): FrozenContent {
  const text = canonicalForm(PublicityContent().parse(content));
  return { content: text, contentHash: createHash('sha256').update(text).digest('hex') };
}

/** Reads frozen content back. */
export const readContent = (content: string): PublicityContent =>
  PublicityContent().parse(JSON.parse(content));
