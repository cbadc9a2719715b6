import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Decided } from '../../event.ts';
import { follow } from '../../machine.ts';
import type { Acting } from '../../acting.ts';
import type { Refusal } from '../../problem.ts';
import { instantSchema } from '../../time/instant.ts';
import { type CategoryResultAction, categoryResultMachine, type CategoryResultStatus } from './machine.ts';

/** The ranking of a category as it was computed once; its rows lie page by page under `run`. */
export const CategoryRanking = onFirstUse(() =>
  z.strictObject({
    draft: z.int().min(1),
    /** Names the rows of this computation: another one never overwrites them. */
    run: z.string(),
    /** SHA-256 over every entry with its place and grade: the same result gives the same hash. */
    rankingHash: z.string(),
    /** All entries of the category, ranked or not. */
    entries: z.int().min(0),
    /** How many stand in the public list: those with a rank or a grade. */
    listed: z.int().min(0),
    /** N of the ratio table (10-1b). */
    ranked: z.int().min(0),
    /** How many of each grade the ratio table allows, and why. */
    ratio: z.record(z.string(), z.unknown()),
    grades: z.record(z.string(), z.int()),
    /** The first of those that would be unqualified without a hearing: nothing is decided while there are any (domain §5.5). */
    unheard: z.array(z.string()).default([]),
    at: instantSchema(),
  }),
);
export type CategoryRanking = z.infer<ReturnType<typeof CategoryRanking>>;

/** The result of one category of a cycle. Its id is `<cycleId>.<category>`. */
export const CategoryResultBody = onFirstUse(() =>
  z.strictObject({
    cycleId: z.string(),
    category: z.string(),
    /** Computed for a decision that is not taken yet. */
    proposal: CategoryRanking().optional(),
    /** What was decided on last. */
    ranking: CategoryRanking().optional(),
    publicity: z
      .strictObject({ id: z.string(), draft: z.int().min(1), rankingHash: z.string(), at: instantSchema() })
      .optional(),
    /** Amendments that were decided on after publication, oldest first (9-6b). */
    amendments: z.array(z.string()).default([]),
    publishedAt: instantSchema().optional(),
    /** Hash of what is published: the ranking, the number on file and the amendments. */
    listHash: z.string().optional(),
    /** Over all entries of the cycle: the bundles that the result is checked by have the same (domain §6.5). */
    root: z.string().optional(),
  }),
);
export type CategoryResultBody = z.infer<ReturnType<typeof CategoryResultBody>>;

export interface CategoryResultState {
  readonly id: string;
  readonly status: string;
  readonly body: CategoryResultBody;
}

export type CategoryResultDecision = Decided<CategoryResultBody> | Refusal;

export const categoryResultIdOf = (cycleId: string, category: string): string => `${cycleId}.${category}`;

/** The subject of the public notice of a draft, and the notice's own id: one draft is publicised once. */
export const publicitySubjectOf = (cycleId: string, category: string, draft: number) => ({
  kind: 'EVALUATION_RESULT' as const,
  id: `${cycleId}.${category}.${draft}`,
});

/** Which category of which cycle a notice is about: `2027.INSPECTION_TESTING.1`. */
export function resultOfSubject(subjectId: string): { cycleId: string; category: string } | undefined {
  const match = /^([^.]+)\.([^.]+)\.\d+$/.exec(subjectId);
  const [, cycleId, category] = match ?? [];
  return cycleId === undefined || category === undefined ? undefined : { cycleId, category };
}

export const followCategoryResult = (
  status: string,
  action: CategoryResultAction,
  { roles }: Pick<Acting, 'roles'>,
) =>
  // The status was written by the same machine.
  follow(categoryResultMachine, status as CategoryResultStatus, action, roles);

/** @throws Error for a category whose ranking nobody has decided on yet */
export function rankingOf({ id, body }: Pick<CategoryResultState, 'id' | 'body'>): CategoryRanking {
  if (body.ranking === undefined) throw new Error(`${id} has no ranking`);
  return body.ranking;
}
