import { type EntryInputs, hasActivity } from './inputs.ts';
import { CREDIT_STATES, METRICS } from './metric.ts';

/** The figure of every metric as a fraction n/of, by its place in the table of metrics. `of` MISSING: there is none. */
export interface Figures {
  readonly n: Float64Array;
  readonly of: Float64Array;
}

export const MISSING = -1;

const PLACES = Object.keys(METRICS);
export const placeOf = (metric: string): number => PLACES.indexOf(metric);

export const newFigures = (): Figures => ({
  n: new Float64Array(PLACES.length),
  of: new Float64Array(PLACES.length),
});

/**
 * Reads all figures of an entry, in the order of the table; by hand and into the same two arrays for each, since this
 * runs a million times. A state is its place among the states; of the ratings, n is their stars and `of` their number.
 */
export function readFigures(inputs: EntryInputs, figures: Figures): void {
  const { completedOrders, staff, credit, satisfaction, rectifications, ratings } = inputs;
  const active = hasActivity(inputs);
  share(figures, 0, inputs.qualifications, true);
  put(figures, 1, staff ?? 0, staff === undefined ? MISSING : 1);
  put(figures, 2, inputs.products, 1);
  share(figures, 3, inputs.completion, active);
  share(figures, 4, inputs.onTime, active);
  share(figures, 5, inputs.firstPass, active);
  share(figures, 6, inputs.spotChecks, active);
  put(figures, 7, completedOrders, 1);
  put(figures, 8, inputs.distinctUsers, 1);
  put(figures, 9, inputs.activeMonths, 1);
  put(figures, 10, inputs.documents.n, 1);
  share(figures, 11, inputs.archived, active);
  share(figures, 12, inputs.answered, true);
  put(figures, 13, inputs.overdueDays, 1);
  put(figures, 14, inputs.eventsAttended, 1);
  put(
    figures,
    15,
    credit === undefined ? 0 : CREDIT_STATES.indexOf(credit),
    credit === undefined ? MISSING : 1,
  );
  put(figures, 16, inputs.minorViolations, 1);
  // Nothing to rectify is full compliance, not a missing figure.
  if (rectifications.of === 0) put(figures, 17, 1, 1);
  else put(figures, 17, rectifications.n, rectifications.of);
  put(figures, 18, ratings.stars, active ? ratings.n : MISSING);
  if (satisfaction === undefined || satisfaction.length === 0 || !active) put(figures, 19, 0, MISSING);
  else put(figures, 19, inHundredths(satisfaction), 100 * satisfaction.length);
  put(figures, 20, inputs.complaints, active ? completedOrders : MISSING);
}

function put({ n, of }: Figures, place: number, value: number, whole: number): void {
  n[place] = value;
  of[place] = whole;
}

function share(figures: Figures, place: number, { n, of }: EntryInputs['onTime'], exists: boolean): void {
  put(figures, place, n, exists && of > 0 ? of : MISSING);
}

function inHundredths(scores: readonly number[]): number {
  let sum = 0;
  for (const score of scores) sum += Math.round(score * 100);
  return sum;
}
