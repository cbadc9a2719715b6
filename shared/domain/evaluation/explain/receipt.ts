import type { RankedEntry } from '../ranking/rank.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from '../scoring/context.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { METRICS, SATISFACTION } from '../scoring/metric.ts';
import type { Scored } from '../scoring/scored.ts';
import type { Distribution, Quantiles } from './distribution.ts';
import { EVIDENCE, shown, tooFewAnswers } from './evidence.ts';
import { formulaOf, pointsInWords } from './formula.ts';

/** Where the entry stands; the distribution of its category where there are enough entries. */
export interface Place extends Partial<Pick<RankedEntry, 'rank' | 'of' | 'grade' | 'because'>> {
  readonly distribution?: Distribution | undefined;
}

export interface ExplainedIndicator {
  readonly id: string;
  readonly nameZh: string;
  readonly weight: number;
  readonly score?: string;
  readonly ratio?: string;
  readonly missing?: true;
  /** How the metric becomes a ratio, and the ratio points. */
  readonly formulaZh: string;
  readonly pointsZh: string;
  readonly inputs: readonly {
    readonly name: string;
    readonly zh: string;
    readonly value: string;
    readonly unit: string;
    readonly evidence: { readonly source: string; readonly zh: string };
  }[];
}

export interface ScoreReceipt {
  readonly engine: string;
  readonly scheme: { readonly id: string; readonly version: number };
  readonly total: string;
  readonly totalSpread?: Quantiles;
  readonly dimensions: readonly {
    readonly id: string;
    readonly nameZh: string;
    readonly weight: number;
    readonly score: string;
    readonly spread?: Quantiles;
    readonly indicators: readonly ExplainedIndicator[];
  }[];
  readonly place: Place;
}

export const DIMENSIONS_ZH: Readonly<Record<string, string>> = {
  SERVICE_CAPABILITY: '服务能力',
  SERVICE_QUALITY: '服务质量',
  SERVICE_FREQUENCY: '服务频率',
  INTERNAL_CONTROL: '内控体系',
  ACTIVITY: '活跃程度',
  INTEGRITY: '诚信情况',
  USER_FEEDBACK: '用户反馈',
};

/** Every point of an entry → its indicator → the formula → the input → where that comes from (row 9-2c). */
export function receiptOf(
  scheme: IndicatorScheme,
  inputs: EntryInputs,
  context: CategoryContext,
  scored: Scored,
  place: Place,
  minDisclosed = 0,
): ScoreReceipt {
  const { distribution } = place;
  return {
    engine: scored.engine,
    scheme: { id: scheme.id, version: scheme.version },
    total: scored.total,
    ...(distribution && { totalSpread: distribution.total }),
    dimensions: scored.dimensions.map(({ id, score }) => {
      const own = scheme.indicators.filter(({ dimension }) => dimension === id);
      const spread = distribution?.dimensions[id];
      return {
        id,
        nameZh: DIMENSIONS_ZH[id] ?? id,
        weight: own.reduce((sum, { weight }) => sum + weight, 0),
        score,
        ...(spread && { spread }),
        indicators: own.map((indicator) => explained(indicator, { inputs, context, scored, minDisclosed })),
      };
    }),
    place,
  };
}

interface Explaining {
  readonly inputs: EntryInputs;
  readonly context: CategoryContext;
  readonly scored: Scored;
  readonly minDisclosed: number;
}

function explained(
  indicator: IndicatorScheme['indicators'][number],
  { inputs, context, scored, minDisclosed }: Explaining,
): ExplainedIndicator {
  const { id, nameZh, weight } = indicator;
  const found = scored.indicators.find((each) => each.id === id);
  const metric = METRICS[id];
  const isMissing = found === undefined || 'missing' in found;
  // The ratio of an answer by one or two users is what they answered: the points are shown without it.
  const isHidden = id === SATISFACTION && tooFewAnswers(inputs, minDisclosed);
  return {
    id,
    nameZh,
    weight,
    ...(isMissing ? { missing: true } : { score: found.score, ...(!isHidden && { ratio: found.ratio }) }),
    formulaZh: formulaOf(indicator, context),
    pointsZh:
      isHidden && !isMissing
        ? `${found.score} 分，依据少于 ${minDisclosed} 名用户的作答，不显示均分`
        : pointsInWords(indicator, found) + withoutRatings(indicator, found, inputs),
    inputs: (metric?.inputs ?? []).map((name) => {
      const { name: zh, source, zh: described } = EVIDENCE[name];
      const unit = metric?.unit ?? '';
      const value = shown(inputs, name, minDisclosed);
      return { name, zh, value, unit, evidence: { source, zh: described } };
    }),
  };
}

/** Without ratings of its own an entry has the mean of its category: the formula with n = 0 (domain §6.1). */
const withoutRatings = (
  { scoring }: IndicatorScheme['indicators'][number],
  found: Scored['indicators'][number] | undefined,
  { ratings }: EntryInputs,
): string =>
  scoring.kind === 'BAYES' && ratings.n === 0 && found !== undefined && !('missing' in found)
    ? '；评价期内没有用户评分，按公式（评分次数为 0）取本类别均值，不因无评分而加分或减分'
    : '';
