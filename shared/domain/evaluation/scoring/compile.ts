import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from './context.ts';
import { MISSING, placeOf } from './figures.ts';
import { fractionOf, halfUp } from './fraction.ts';
import { type Line, between, lineOf } from './line.ts';
import { lnOf } from './logarithm.ts';
import { METRICS, SATISFACTION } from './metric.ts';

type Indicator = IndicatorScheme['indicators'][number];

/** Of what kind the rule of an indicator is; a number, as it is looked at a million times. */
const LINE = 0;
const LOGARITHM = 1;
const STEP = 2;
const MEAN = 3;

/** An indicator made ready for one category. Every one has all members, whatever its rule uses of them. */
export interface Rule {
  readonly id: string;
  readonly weight: number;
  /** Weight in ten-thousandths. */
  readonly scale: number;
  /** Where its figure stands. */
  readonly place: number;
  /** Read only once the users' answers count. */
  readonly afterReview: boolean;
  readonly kind: number;
  readonly line: Line;
  /** LOGARITHM: from so many on full points, and its logarithm. */
  readonly p90: number;
  readonly lnFull: number;
  /** LOGARITHM, STEP: points by the figure; those of a logarithm as they come up. */
  readonly table: number[];
  /** STEP: ratios of the states, as fractions. */
  readonly steps: readonly { readonly n: number; readonly d: number }[];
  /** MEAN: prior weight as a fraction, and the ratings of the category. */
  readonly prior: { readonly n: number; readonly d: number };
  readonly all: CategoryContext['ratingMean'];
}

export interface CompiledDimension {
  readonly id: string;
  readonly weight: number;
  readonly neverMissing: boolean;
  /** Points of a dimension without any figure, in ten-thousandths. */
  readonly neutral: number;
  readonly rules: readonly Rule[];
}

/** A scheme made ready for one category: everything that is the same for all of its entries is computed once. */
export interface Compiled {
  readonly dimensions: readonly CompiledDimension[];
}

const POINT = 10_000;
const compiled = new WeakMap<IndicatorScheme, WeakMap<CategoryContext, Compiled>>();

export function compile(scheme: IndicatorScheme, context: CategoryContext): Compiled {
  const ofScheme = compiled.get(scheme) ?? new WeakMap<CategoryContext, Compiled>();
  compiled.set(scheme, ofScheme);
  const before = ofScheme.get(context);
  if (before !== undefined) return before;
  const neutral = fractionOf(scheme.missingPolicy.wholeDimensionRatio);
  const dimensions = Map.groupBy(scheme.indicators, ({ dimension }) => dimension);
  const made: Compiled = {
    dimensions: [...dimensions].map(([id, indicators]) => {
      const weight = indicators.reduce((sum, indicator) => sum + indicator.weight, 0);
      return {
        id,
        weight,
        neverMissing: id === 'SERVICE_FREQUENCY',
        neutral: halfUp(weight * POINT, neutral.n, neutral.d),
        rules: indicators.map((indicator) => ruleOf(indicator, context)),
      };
    }),
  };
  ofScheme.set(context, made);
  return made;
}

/** @throws RangeError for an indicator that `checkScheme` refuses */
function ruleOf({ id, weight, scoring }: Indicator, context: CategoryContext): Rule {
  const metric = METRICS[id];
  if (metric === undefined || !metric.kinds.includes(scoring.kind))
    throw new RangeError(`no metric ${id}, or none that ${scoring.kind} suits`);
  const { percentile, states = [] } = metric;
  const p90 =
    percentile !== undefined && scoring.kind === 'LOG_P90'
      ? Math.max(context[percentile], scoring.minP90)
      : 0;
  const scale = weight * POINT;
  const steps = scoring.kind === 'STEP' ? states.map((state) => fractionOf(scoring.steps[state] ?? 0)) : [];
  const common = { id, weight, scale, place: placeOf(id), afterReview: id === SATISFACTION };
  return {
    ...common,
    kind: kindOf(scoring),
    line:
      scoring.kind === 'BAYES' ? between(fractionOf(scoring.low), fractionOf(scoring.high)) : lineOf(scoring),
    p90,
    lnFull: lnOf(1 + p90),
    table: steps.map(({ n, d }) => halfUp(scale, n, d)),
    steps,
    prior: fractionOf(scoring.kind === 'BAYES' ? scoring.prior : 0),
    all: context.ratingMean,
  };
}

function kindOf({ kind }: Indicator['scoring']): number {
  if (kind === 'LOG_P90') return LOGARITHM;
  if (kind === 'STEP') return STEP;
  return kind === 'BAYES' ? MEAN : LINE;
}

/** Points of a figure n/of in ten-thousandths, half-up; MISSING where there is none. */
export function pointsOf(rule: Rule, n: number, of: number): number {
  if (of === MISSING) return MISSING;
  if (rule.kind === LINE) return onLine(rule.line, rule.scale, n, of);
  if (rule.kind === MEAN) return meanOf(rule, rule.scale, n, of);
  if (n >= rule.p90 && rule.kind === LOGARITHM) return rule.scale;
  return (rule.table[n] ??= halfUp(rule.scale, lnOf(1 + n), rule.lnFull));
}

const RATIO = 10_000_000_000;

/** The ratio behind the points in units of 10⁻¹⁰, half-up: for people. @param of not MISSING */
export function ratioOf(rule: Rule, n: number, of: number): number {
  if (rule.kind === LINE) return onLine(rule.line, RATIO, n, of);
  if (rule.kind === MEAN) return meanOf(rule, RATIO, n, of);
  const step = rule.steps[n];
  if (rule.kind === STEP) return step === undefined ? 0 : halfUp(RATIO, step.n, step.d);
  return n >= rule.p90 ? RATIO : halfUp(RATIO, lnOf(1 + n), rule.lnFull);
}

/** scale · (slope·n + shift·of) / (unit·of), held between 0 and scale. */
function onLine({ slope, shift, unit }: Line, scale: number, n: number, of: number): number {
  const above = slope * n + shift * of;
  const below = unit * of;
  if (above <= 0) return 0;
  return above >= below ? scale : halfUp(scale, above, below);
}

/** (prior·m + Σr)/(prior+n) on its line, m the mean of the category; without any rating in it, missing. */
function meanOf({ line, prior, all }: Rule, scale: number, stars: number, ratings: number): number {
  if (all.n === 0) return MISSING;
  const sum = prior.n * all.stars + prior.d * stars * all.n;
  return onLine(line, scale, sum, all.n * (prior.n + prior.d * ratings));
}
