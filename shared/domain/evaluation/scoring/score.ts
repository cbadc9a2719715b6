import { ENGINE, type IndicatorScheme } from '../scheme/scheme.ts';
import { compile, type Compiled, type CompiledDimension, isRead, MISSING } from './compile.ts';
import type { CategoryContext } from './context.ts';
import { halfUp } from './fraction.ts';
import type { EntryInputs } from './inputs.ts';
import { fixed, type Scored, type Stage } from './scored.ts';

/**
 * One entry's points (row 9-2c): the same scheme, inputs and context always give the same bytes. Indicator and dimension
 * half-up to 4 places, total to 2 (domain §6.1). PENDING leaves out what only the users' answers give.
 */
export function scoreEntry(
  scheme: IndicatorScheme,
  inputs: EntryInputs,
  context: CategoryContext,
  stage: Stage,
): Scored {
  const compiled = compile(scheme, context);
  const final = stage.satisfaction === 'FINAL';
  const scores = dimensionScores(compiled, inputs, final);
  return {
    engine: ENGINE,
    indicators: compiled.dimensions.flatMap((dimension) =>
      dimension.readings.map((reading) => {
        const points = isRead(reading, inputs, final) ? reading.points(inputs) : MISSING;
        if (points === MISSING && dimension.neverMissing)
          return { id: reading.id, ratio: fixed(0, 10), score: fixed(0, 4) };
        if (points === MISSING) return { id: reading.id, missing: true as const };
        return { id: reading.id, ratio: fixed(reading.ratio(inputs), 10), score: fixed(points, 4) };
      }),
    ),
    dimensions: compiled.dimensions.map(({ id }, i) => ({ id, score: fixed(scores[i] ?? 0, 4) })),
    total: fixed(totalOf(scores), 2),
  };
}

/** The points of every dimension in ten-thousandths, in the order of the compiled scheme: for scoring by the million. */
export function dimensionScores(compiled: Compiled, inputs: EntryInputs, final: boolean): number[] {
  const scores: number[] = [];
  for (const dimension of compiled.dimensions) scores.push(scoreOf(dimension, inputs, final));
  return scores;
}

/** In hundredths, half-up. */
export function totalOf(scores: readonly number[]): number {
  let sum = 0;
  for (const score of scores) sum += score;
  return Math.floor((sum + 50) / 100);
}

/** What is missing is borne by the rest of its dimension; a dimension without any figure stands at the neutral ratio. */
function scoreOf(dimension: CompiledDimension, inputs: EntryInputs, final: boolean): number {
  let sum = 0;
  let available = 0;
  for (const reading of dimension.readings) {
    const points = isRead(reading, inputs, final) ? reading.points(inputs) : MISSING;
    if (points === MISSING) continue;
    sum += points;
    available += reading.weight;
  }
  if (dimension.neverMissing || available === dimension.weight) return sum;
  return available === 0 ? dimension.neutral : halfUp(dimension.weight, sum, available);
}
