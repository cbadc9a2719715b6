import type { CycleBody } from '../domain/evaluation/cycle/cycle.ts';
import type { Scale } from '../domain/evaluation/entry/compute.ts';
import type { IndicatorScheme } from '../domain/evaluation/scheme/scheme.ts';
import { evaluationScheme } from './aggregates/evaluation-scheme.ts';
import { readCategoryContext } from './evaluation.ts';
import { get } from './read.ts';
import type { Tables } from './table.ts';

/** The scheme that a cycle is locked to. @throws Error before the lock */
export async function lockedScheme(
  tables: Tables,
  { cycleId, schemeId, schemeHash }: Pick<CycleBody, 'cycleId' | 'schemeId' | 'schemeHash'>,
): Promise<IndicatorScheme> {
  if (schemeHash === undefined) throw new Error(`${cycleId} is not locked to a scheme`);
  return (await get(tables, evaluationScheme, schemeId)).body.scheme;
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
