import { GRADES, type Grade } from '../ranking/grade.ts';
import { rankCategory } from '../ranking/rank.ts';
import { type RankKey, rankKeyOf } from '../ranking/rank-key.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from '../scoring/context.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { scoreEntry } from '../scoring/score.ts';
import { hundredths } from '../scoring/scored.ts';
import { EVIDENCE, shown } from './evidence.ts';
import { type SingleChange, singleChanges } from './single-changes.ts';

/** One input that alone would have given a better grade, and the least that it takes. */
export interface NearestChange {
  readonly input: keyof EntryInputs;
  readonly zh: string;
  readonly from: string;
  readonly to: string;
  readonly total: string;
  readonly grade: Grade;
  readonly rank?: number;
}

export interface Situation {
  readonly scheme: IndicatorScheme;
  readonly inputs: EntryInputs;
  readonly context: CategoryContext;
  /** The entry's own key. */
  readonly key: RankKey;
  /** Keys of the primary entries of its category, its own among them or not. */
  readonly category: readonly RankKey[];
}

interface Outcome {
  readonly grade: Grade;
  readonly rank?: number;
  readonly total: string;
}

/**
 * The nearest single-input changes that would have moved a ranked entry to a better grade, fewest points first; found by
 * scoring and ranking again, everybody else and the category's percentiles left as they are. Empty where no single input
 * would have done.
 */
export function nearestChanges(situation: Situation): NearestChange[] {
  const { key, inputs, category } = situation;
  if (key.standing !== 'RANKED') return [];
  const others = category.filter(({ entryId }) => entryId !== key.entryId);
  const now = place(GRADES, outcomeOf(situation, others, inputs).grade);
  const isBetter = (outcome: Outcome) => place(GRADES, outcome.grade) < now;
  const found = singleChanges(inputs).flatMap((change) => {
    const outcome = (steps: number) => outcomeOf(situation, others, change.after(steps));
    // A better input never gives a worse grade: what the most of it cannot do, less of it cannot.
    if (!isBetter(outcome(change.most))) return [];
    const steps = leastOf(change.most, (steps) => isBetter(outcome(steps)));
    return [described(change, inputs, steps, outcome(steps))];
  });
  return found.sort((a, b) => hundredths(a.total) - hundredths(b.total));
}

/** Why no single change is named. */
export type WithoutNearest =
  'BEST_GRADE' | 'AMENDED' | 'NOT_RANKED' | 'TRIGGER' | 'CAP' | 'QUOTA' | 'NO_SINGLE_CHANGE';

/** Says why an entry has no nearest change: what keeps its grade is nothing that one figure of its own could move. */
export function withoutNearest(
  { standing, unqualified, capped }: Pick<RankKey, 'standing' | 'unqualified' | 'capped'>,
  result: {
    readonly primary: boolean;
    readonly grade?: string | undefined;
    readonly because: readonly string[];
  },
): WithoutNearest {
  if (result.because.includes('AMENDED')) return 'AMENDED';
  if (!result.primary || standing !== 'RANKED') return 'NOT_RANKED';
  if (result.grade === 'EXCELLENT') return 'BEST_GRADE';
  if (unqualified === true) return 'TRIGGER';
  if (capped === true) return 'CAP';
  return result.because.includes('QUOTA') ? 'QUOTA' : 'NO_SINGLE_CHANGE';
}

const place = (grades: readonly Grade[], grade: Grade): number => grades.indexOf(grade);

function outcomeOf(
  { scheme, context, key }: Situation,
  others: readonly RankKey[],
  inputs: EntryInputs,
): Outcome {
  const scored = scoreEntry(scheme, inputs, context, { satisfaction: 'FINAL' });
  const { capped = false, unqualified = false } = key;
  const moved = rankKeyOf({ ...key, capped, unqualified }, inputs, scored);
  const { entries } = rankCategory(scheme, [...others, moved]);
  const own = entries.find(({ entryId }) => entryId === key.entryId);
  const { grade = 'UNQUALIFIED', rank } = own ?? {};
  return { grade, total: scored.total, ...(rank !== undefined && { rank }) };
}

/** The least of 1…most that does; `most` is known to do. */
function leastOf(most: number, does: (steps: number) => boolean): number {
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (does(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function described(
  change: SingleChange,
  inputs: EntryInputs,
  steps: number,
  outcome: Outcome,
): NearestChange {
  const { input } = change;
  const [from, to] = [shown(inputs, input), shown(change.after(steps), input)];
  return { input, zh: EVIDENCE[input].name, from, to, ...outcome };
}
