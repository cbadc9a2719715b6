import * as z from 'zod';
import { atLeastOneUnit, magnitude, plainShare } from './plain-decimal.ts';

/** Bounds of what is stored and shown as a scheme, far above any that would be of use [J]. */
const MAX_STEPS = 20;
export const MAX_INDICATORS = 100;

/**
 * How a metric x becomes a ratio 0…1 (domain.md §6.1):
 * VALUE x · CAP min(1, x/full) · INVERSE 1 − min(1, x/full) · LINEAR zero→0, full→1 ·
 * LOG_P90 ln(1+x)/ln(1+max(P90, minP90)), at most 1 · STEP by state · BAYES (prior·m + Σr)/(prior+n) over low…high.
 */
const scoringFunction = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('VALUE') }),
    z.strictObject({ kind: z.literal('CAP'), full: atLeastOneUnit() }),
    z.strictObject({ kind: z.literal('INVERSE'), full: atLeastOneUnit() }),
    z.strictObject({ kind: z.literal('LINEAR'), zero: magnitude(), full: magnitude() }),
    z.strictObject({ kind: z.literal('LOG_P90'), minP90: atLeastOneUnit() }),
    z.strictObject({
      kind: z.literal('STEP'),
      steps: z
        .record(z.string().min(1).max(40), plainShare())
        .refine((steps) => Object.keys(steps).length <= MAX_STEPS, 'too many states'),
    }),
    z.strictObject({
      kind: z.literal('BAYES'),
      prior: atLeastOneUnit(),
      low: magnitude(),
      high: magnitude(),
    }),
  ]);

export const dimensions = [
  'SERVICE_CAPABILITY',
  'SERVICE_QUALITY',
  'SERVICE_FREQUENCY',
  'INTERNAL_CONTROL',
  'ACTIVITY',
  'INTEGRITY',
  'USER_FEEDBACK',
] as const;

export const indicatorSchema = () =>
  z.strictObject({
    id: z.string().min(1).max(60),
    dimension: z.enum(dimensions),
    nameZh: z.string().min(1).max(60),
    weight: z.int().min(1).max(100),
    scoring: scoringFunction(),
  });

export type Indicator = z.output<ReturnType<typeof indicatorSchema>>;
export type Dimension = Indicator['dimension'];

/** Row 8-1: all seven dimensions, weights that sum to 100, no indicator twice. */
export const indicatorsSchema = () =>
  z
    .array(indicatorSchema())
    .max(MAX_INDICATORS)
    .refine((list) => list.reduce((sum, { weight }) => sum + weight, 0) === 100, 'weights sum to 100')
    .refine(
      (list) => dimensions.every((d) => list.some(({ dimension }) => dimension === d)),
      'all seven dimensions',
    )
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'an indicator may stand once');

const inDimension = (
  dimension: Dimension,
  ...rows: [string, string, number, Indicator['scoring']][]
): Indicator[] => rows.map(([id, nameZh, weight, scoring]) => ({ id, dimension, nameZh, weight, scoring }));

export const defaultIndicators: Indicator[] = [
  ...inDimension(
    'SERVICE_CAPABILITY',
    ['CAP_QUALIFICATION', '资质有效率', 6, { kind: 'VALUE' }],
    ['CAP_TEAM', '专业团队规模', 4, { kind: 'CAP', full: 10 }],
    ['CAP_PRODUCT', '服务产品供给', 5, { kind: 'CAP', full: 5 }],
  ),
  ...inDimension(
    'SERVICE_QUALITY',
    ['QLT_COMPLETION_RATE', '订单完成率', 6, { kind: 'LINEAR', zero: 0.6, full: 1 }],
    ['QLT_ON_TIME_RATE', '按期交付率', 5, { kind: 'LINEAR', zero: 0.6, full: 1 }],
    ['QLT_FIRST_PASS_RATE', '一次验收通过率', 4, { kind: 'LINEAR', zero: 0.5, full: 1 }],
    ['QLT_SPOT_CHECK_PASS_RATE', '抽查复核合格率', 5, { kind: 'VALUE' }],
  ),
  ...inDimension(
    'SERVICE_FREQUENCY',
    ['FRQ_COMPLETED_ORDERS', '完成订单数', 8, { kind: 'LOG_P90', minP90: 5 }],
    ['FRQ_DISTINCT_USERS', '服务企业（团队）数', 7, { kind: 'LOG_P90', minP90: 5 }],
    ['FRQ_ACTIVE_MONTHS', '有服务月份数', 5, { kind: 'CAP', full: 12 }],
  ),
  ...inDimension(
    'INTERNAL_CONTROL',
    ['ICS_POLICY_COMPLETENESS', '内控制度完备度', 4, { kind: 'CAP', full: 4 }],
    ['ICS_ARCHIVE_COMPLETENESS', '档案完整率', 6, { kind: 'VALUE' }],
  ),
  ...inDimension(
    'ACTIVITY',
    ['ACT_RESPONSE_TIMELINESS', '响应及时率', 5, { kind: 'VALUE' }],
    ['ACT_PROFILE_FRESHNESS', '信息更新及时性', 3, { kind: 'INVERSE', full: 365 }],
    ['ACT_PARTICIPATION', '交流培训参与', 2, { kind: 'CAP', full: 2 }],
  ),
  ...inDimension(
    'INTEGRITY',
    ['INT_EXTERNAL_CREDIT', '外部信用状况', 4, { kind: 'STEP', steps: { CLEAR: 1, CURED: 0.5, OPEN: 0 } }],
    ['INT_VIOLATION_FREE', '平台违规扣分', 4, { kind: 'INVERSE', full: 2 }],
    ['INT_RECTIFICATION_COMPLIANCE', '整改履约率', 2, { kind: 'VALUE' }],
  ),
  ...inDimension(
    'USER_FEEDBACK',
    ['FBK_PLATFORM_RATING', '用户评分', 5, { kind: 'BAYES', prior: 5, low: 1, high: 5 }],
    ['FBK_SATISFACTION_REVIEW', '满意度复核', 7, { kind: 'CAP', full: 100 }],
    ['FBK_COMPLAINT_RATE', '有效投诉率', 3, { kind: 'INVERSE', full: 0.05 }],
  ),
];
