import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { IndicatorScheme } from '../../../shared/domain/evaluation/scheme/scheme.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The scheme that a cycle is locked to. */
export async function schemeOfCycle(tables: Tables, { body }: Loaded<CycleBody>): Promise<IndicatorScheme> {
  return (await get(tables, evaluationScheme, body.schemeId)).body.scheme;
}
