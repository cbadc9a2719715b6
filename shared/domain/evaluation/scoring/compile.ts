import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from './context.ts';
import { type Fraction, fractionOf, halfUp } from './fraction.ts';
import { type EntryInputs, hasActivity } from './inputs.ts';
import { lnOf } from './logarithm.ts';
import { type Metric, METRICS, SATISFACTION } from './metric.ts';

type Indicator = IndicatorScheme['indicators'][number];
type Scoring = Indicator['scoring'];

/** Reads one indicator: points in ten-thousandths, or MISSING. `ratio` is for people: in units of 10⁻¹⁰. */
export interface Reading {
  readonly id: string;
  readonly weight: number;
  /** Read only once the users' answers count. */
  readonly afterReview: boolean;
  readonly needsOrders: boolean;
  readonly points: (inputs: EntryInputs) => number;
  readonly ratio: (inputs: EntryInputs) => number;
}

export const MISSING = -1;
const RATIO = 10_000_000_000;
const POINT = 10_000;

export interface CompiledDimension {
  readonly id: string;
  readonly weight: number;
  readonly neverMissing: boolean;
  /** Points of a dimension without any figure, in ten-thousandths. */
  readonly neutral: number;
  readonly readings: readonly Reading[];
}

/** A scheme made ready for one category: everything that is the same for all of its entries is computed once. */
export interface Compiled {
  readonly dimensions: readonly CompiledDimension[];
}

const compiled = new WeakMap<IndicatorScheme, WeakMap<CategoryContext, Compiled>>();

export function compile(scheme: IndicatorScheme, context: CategoryContext): Compiled {
  const ofScheme = compiled.get(scheme) ?? new WeakMap<CategoryContext, Compiled>();
  compiled.set(scheme, ofScheme);
  const before = ofScheme.get(context);
  if (before !== undefined) return before;
  const dimensions = new Map<string, Indicator[]>();
  for (const indicator of scheme.indicators)
    dimensions.set(indicator.dimension, [...(dimensions.get(indicator.dimension) ?? []), indicator]);
  const neutral = fractionOf(scheme.missingPolicy.wholeDimensionRatio);
  const made: Compiled = {
    dimensions: [...dimensions].map(([id, indicators]) => {
      const weight = indicators.reduce((sum, indicator) => sum + indicator.weight, 0);
      return {
        id,
        weight,
        neverMissing: id === 'SERVICE_FREQUENCY',
        neutral: halfUp(weight * POINT, neutral.n, neutral.d),
        readings: indicators.map((indicator) => readingOf(indicator, context)),
      };
    }),
  };
  ofScheme.set(context, made);
  return made;
}

/** @throws RangeError for an indicator or function that `checkScheme` refuses */
function readingOf({ id, weight, scoring }: Indicator, context: CategoryContext): Reading {
  const metric = METRICS[id];
  if (metric === undefined) throw new RangeError(`no metric ${id}`);
  const of = rule(metric, scoring, context);
  const scaled = (scale: number) => (inputs: EntryInputs) => of(inputs, scale);
  return {
    id,
    weight,
    afterReview: id === SATISFACTION,
    needsOrders: metric.needsOrders === true,
    points: scaled(weight * POINT),
    ratio: scaled(RATIO),
  };
}

/** scale × ratio, half-up to an integer; MISSING without a figure. */
type Rule = (inputs: EntryInputs, scale: number) => number;

function rule(metric: Metric, scoring: Scoring, context: CategoryContext): Rule {
  if ('state' in metric && scoring.kind === 'STEP') return step(metric.state, scoring.steps);
  if ('percentile' in metric && scoring.kind === 'LOG_P90')
    return logarithmic(metric.count, Math.max(context[metric.percentile], scoring.minP90));
  if ('rating' in metric && scoring.kind === 'BAYES') return bayesian(metric.rating, scoring, context);
  if ('n' in metric) return linear(metric.n, metric.of, lineOf(scoring));
  throw new RangeError(`${scoring.kind} does not suit ${metric.zh}`);
}

function step(
  state: (inputs: EntryInputs) => string | undefined,
  steps: Readonly<Record<string, number>>,
): Rule {
  const ratios = new Map(Object.entries(steps).map(([name, ratio]) => [name, fractionOf(ratio)]));
  return (inputs, scale) => {
    const ratio = ratios.get(state(inputs) ?? '');
    return ratio === undefined ? MISSING : halfUp(scale, ratio.n, ratio.d);
  };
}

/** ln(1+x)/ln(1+P90), at most 1; each x is computed once. */
function logarithmic(count: (inputs: EntryInputs) => number, p90: number): Rule {
  const full = lnOf(1 + p90);
  const seen = new Map<number, number[]>();
  return (inputs, scale) => {
    const x = count(inputs);
    if (x >= p90) return scale;
    let ofScale = seen.get(scale);
    if (ofScale === undefined) seen.set(scale, (ofScale = []));
    return (ofScale[x] ??= halfUp(scale, lnOf(1 + x), full));
  };
}

/** A straight line through a fraction: (slope·n + shift·of) / (unit·of), held between 0 and 1. */
interface Line {
  readonly slope: number;
  readonly shift: number;
  readonly unit: number;
}

function lineOf(scoring: Scoring): Line {
  if (scoring.kind === 'VALUE') return { slope: 1, shift: 0, unit: 1 };
  if (scoring.kind === 'CAP') return between({ n: 0, d: 1 }, fractionOf(scoring.full));
  if (scoring.kind === 'INVERSE') return between(fractionOf(scoring.full), { n: 0, d: 1 });
  if (scoring.kind === 'LINEAR') return between(fractionOf(scoring.zero), fractionOf(scoring.full));
  throw new RangeError(`${scoring.kind} is no line`);
}

/** zero → 0, full → 1. */
function between(zero: Fraction, full: Fraction): Line {
  const unit = full.n * zero.d - zero.n * full.d;
  const sign = unit < 0 ? -1 : 1;
  return { slope: sign * zero.d * full.d, shift: -sign * zero.n * full.d, unit: sign * unit };
}

function linear(n: Numbers, of: Numbers, { slope, shift, unit }: Line): Rule {
  return (inputs, scale) => {
    const whole = of(inputs);
    if (whole === 0) return MISSING;
    return clamped(scale, slope * n(inputs) + shift * whole, unit * whole);
  };
}

type Numbers = (inputs: EntryInputs) => number;

function clamped(scale: number, n: number, d: number): number {
  if (n <= 0) return 0;
  return n >= d ? scale : halfUp(scale, n, d);
}

/** (prior·m + Σr)/(prior+n) over low…high, m the mean of the category; without any rating in it, missing. */
function bayesian(
  rating: (inputs: EntryInputs) => EntryInputs['ratings'],
  { prior, low, high }: Extract<Scoring, { kind: 'BAYES' }>,
  { ratingMean }: CategoryContext,
): Rule {
  const weight = fractionOf(prior);
  const line = between(fractionOf(low), fractionOf(high));
  return (inputs, scale) => {
    if (ratingMean.n === 0) return MISSING;
    const { n, stars } = rating(inputs);
    const sum = weight.n * ratingMean.stars + weight.d * stars * ratingMean.n;
    const all = ratingMean.n * (weight.n + weight.d * n);
    return clamped(scale, line.slope * sum + line.shift * all, line.unit * all);
  };
}

export const isRead = (reading: Reading, inputs: EntryInputs, final: boolean): boolean =>
  (final || !reading.afterReview) && (!reading.needsOrders || hasActivity(inputs));
