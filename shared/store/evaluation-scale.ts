import type { CycleBody } from '../domain/evaluation/cycle/cycle.ts';
import type { Scale } from '../domain/evaluation/entry/compute.ts';
import { type IndicatorScheme, schemeHash } from '../domain/evaluation/scheme/scheme.ts';
import { evaluationScheme } from './aggregates/evaluation-scheme.ts';
import { readCategoryContext } from './evaluation.ts';
import { get } from './read.ts';
import type { Tables } from './table.ts';

/**
 * The scheme of a cycle, held against the hash that was published once it is locked (8-2).
 * @throws Error where it is another
 */
export async function lockedScheme(
  tables: Tables,
  { schemeId, schemeHash: published }: Pick<CycleBody, 'schemeId' | 'schemeHash'>,
): Promise<IndicatorScheme> {
  const { scheme } = (await get(tables, evaluationScheme, schemeId)).body;
  if (published !== undefined && schemeHash(scheme) !== published)
    throw new Error(`${schemeId} is not the scheme that was published`);
  return scheme;
}

/** What an entry of a category is scored against: the locked scheme and the figures that the run has stored. */
export async function scaleOf(tables: Tables, cycle: CycleBody, category: string): Promise<Scale> {
  const [scheme, context] = await Promise.all([
    lockedScheme(tables, cycle),
    readCategoryContext(tables, cycle.cycleId, category),
  ]);
  if (context === undefined) throw new Error(`${cycle.cycleId} has no figures of ${category}`);
  return { scheme, context };
}
