import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { type IndicatorScheme, schemeHash } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The scheme that a cycle is locked to. @throws Error where it is not the one whose hash was published (8-2) */
export async function lockedScheme(
  tables: Tables,
  { schemeId, schemeHash: published }: Pick<CycleBody, 'schemeId' | 'schemeHash'>,
): Promise<IndicatorScheme> {
  const { scheme } = (await get(tables, evaluationScheme, schemeId)).body;
  if (schemeHash(scheme) !== published) throw new Error(`${schemeId} is not the scheme that was published`);
  return scheme;
}
