import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { CategoryContext } from '../scoring/context.ts';
import { METRICS } from '../scoring/metric.ts';
import type { Scored } from '../scoring/scored.ts';
import { CREDIT_ZH } from './evidence.ts';

type Indicator = IndicatorScheme['indicators'][number];

/** How a metric becomes points, in words: with this scheme's numbers and, where it depends on it, the category's. */
export function formulaOf({ id, scoring }: Indicator, context: CategoryContext): string {
  const metric = METRICS[id];
  const x = metric?.zh ?? id;
  switch (scoring.kind) {
    case 'VALUE':
      return x;
    case 'CAP':
      return `(${x}) ÷ ${scoring.full}，最高 1`;
    case 'INVERSE':
      return `1 − (${x}) ÷ ${scoring.full}，最低 0`;
    case 'LINEAR':
      return `${x}：${scoring.zero} 计 0，${scoring.full} 计 1，其间按比例`;
    case 'LOG_P90': {
      const p90 = metric?.percentile === undefined ? 0 : context[metric.percentile];
      return `ln(1 + ${x}) ÷ ln(1 + ${Math.max(p90, scoring.minP90)})，最高 1（本类别第 90 百分位 ${p90}，至少按 ${scoring.minP90} 计）`;
    }
    case 'STEP':
      return Object.entries(scoring.steps)
        .map(([state, ratio]) => `${CREDIT_ZH[state] ?? state} ${ratio}`)
        .join('；');
    case 'BAYES': {
      const { n, stars } = context.ratingMean;
      return `(${scoring.prior} × 本类别均值 ${stars} ÷ ${n} + 星数) ÷ (${scoring.prior} + 评分次数)，${scoring.low} 星计 0，${scoring.high} 星计 1`;
    }
  }
}

/** The points in words, or what becomes of a missing figure. */
export function pointsInWords(
  { weight }: Indicator,
  found: Scored['indicators'][number] | undefined,
): string {
  if (found === undefined || 'missing' in found) return '缺少数据，其权重由同一维度的其他指标分担';
  return `比例 ${found.ratio} × 权重 ${weight} = ${found.score} 分`;
}
