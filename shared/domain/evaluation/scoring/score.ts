import { ENGINE, type IndicatorScheme } from '../scheme/scheme.ts';
import { compile, type Compiled, type CompiledDimension, pointsOf, ratioOf, type Rule } from './compile.ts';
import type { CategoryContext } from './context.ts';
import { type Figures, MISSING, newFigures, readFigures } from './figures.ts';
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
  const { dimensions } = compile(scheme, context);
  const final = stage.satisfaction === 'FINAL';
  const figures = newFigures();
  readFigures(inputs, figures);
  const scores = dimensions.map((dimension) => scoreOf(dimension, figures, final));
  return {
    engine: ENGINE,
    indicators: dimensions.flatMap((dimension) =>
      dimension.rules.map((rule) => written(rule, figures, final)),
    ),
    dimensions: dimensions.map(({ id }, i) => ({ id, score: fixed(scores[i] ?? 0, 4) })),
    total: fixed(totalOf(scores), 2),
  };
}

function written(rule: Rule, { n, of }: Figures, final: boolean): Scored['indicators'][number] {
  const { id, place } = rule;
  const points = final || !rule.afterReview ? pointsOf(rule, n[place] ?? 0, of[place] ?? MISSING) : MISSING;
  if (points === MISSING) return { id, missing: true };
  return {
    id,
    ratio: fixed(ratioOf(rule, n[place] ?? 0, of[place] ?? MISSING), 10),
    score: fixed(points, 4),
  };
}

/**
 * The points of every dimension in ten-thousandths, in the order of the compiled scheme, into `scores`: for scoring by
 * the million, where nothing is made anew for an entry.
 */
export function scoreDimensions(
  { dimensions }: Compiled,
  inputs: EntryInputs,
  { figures, scores }: { readonly figures: Figures; readonly scores: Float64Array },
): void {
  readFigures(inputs, figures);
  let at = 0;
  for (const dimension of dimensions) scores[at++] = scoreOf(dimension, figures, true);
}

/** In hundredths, half-up. */
export function totalOf(scores: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) sum += scores[at] ?? 0;
  return Math.floor((sum + 50) / 100);
}

/**
 * What is missing is borne by the rest of its dimension; a dimension without any figure stands at the neutral ratio. The
 * frequency of service has no missing figures: nothing done is zero.
 */
function scoreOf(
  { rules, weight, neutral, neverMissing }: CompiledDimension,
  { n, of }: Figures,
  final: boolean,
): number {
  let sum = 0;
  let available = 0;
  for (const rule of rules) {
    if (rule.afterReview && !final) continue;
    const points = pointsOf(rule, n[rule.place] ?? 0, of[rule.place] ?? MISSING);
    if (points === MISSING) continue;
    sum += points;
    available += rule.weight;
  }
  if (neverMissing || available === weight) return sum;
  return available === 0 ? neutral : halfUp(weight, sum, available);
}
