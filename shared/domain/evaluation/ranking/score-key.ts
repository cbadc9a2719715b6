import type { IndicatorScheme } from '../scheme/scheme.ts';
import { compile } from '../scoring/compile.ts';
import type { CategoryContext } from '../scoring/context.ts';
import { newFigures } from '../scoring/figures.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreDimensions, totalOf } from '../scoring/score.ts';
import { type RankKey, type RankSubject, standingOf } from './rank-key.ts';

/**
 * Scores for ranking alone: the same key as `rankKeyOf` of the entry's score, without writing out the points. A million
 * entries a second; the points of all indicators are for those who read them.
 */
export function keyScorer(
  scheme: IndicatorScheme,
  context: CategoryContext,
): (subject: RankSubject, inputs: EntryInputs) => RankKey {
  const compiled = compile(scheme, context);
  const into = { figures: newFigures(), scores: new Float64Array(compiled.dimensions.length) };
  const { scores } = into;
  const placeOf = (id: string) => compiled.dimensions.findIndex((dimension) => dimension.id === id);
  const [feedback, quality] = [placeOf('USER_FEEDBACK'), placeOf('SERVICE_QUALITY')];
  return (subject, inputs) => {
    scoreDimensions(compiled, inputs, into);
    const { entryId, agencyId, category, onboardedOn, capped, unqualified } = subject;
    const key: RankKey = {
      entryId,
      agencyId,
      category,
      total: totalOf(scores),
      feedback: scores[feedback] ?? 0,
      quality: scores[quality] ?? 0,
      orders: inputs.completedOrders,
      users: inputs.distinctUsers,
      complaints: inputs.complaints,
      onboardedOn,
      standing: standingOf(subject, inputs),
    };
    if (capped === true) key.capped = true;
    if (unqualified === true) key.unqualified = true;
    return key;
  };
}
