import * as z from 'zod';
import { count, monthDay, parameter, ratio } from './parameter.ts';
import { defaultIndicators, indicatorsSchema } from './indicators.ts';
import { plainPoints, plainShare } from './plain-decimal.ts';

const score = () => z.number().min(0).max(100);

/** More than will ever be ranked in a category [J]. */
const participants = () => count().max(1_000_000);

/** From so many ranked participants on: by ratio, or by score where ratios mean nothing. First row that fits. */
export const gradeRatioRow = () =>
  z.discriminatedUnion('by', [
    z.strictObject({
      from: participants(),
      by: z.literal('RATIO'),
      excellent: plainShare(),
      good: plainShare(),
      atLeastOne: z.boolean(),
    }),
    z.strictObject({
      from: participants(),
      by: z.literal('SCORE'),
      excellentAtMost: participants(),
      goodFrom: plainPoints(),
    }),
  ]);

const gradeRatios = () =>
  z
    .array(gradeRatioRow())
    .min(1)
    .refine((rows) => rows.at(-1)?.from === 1, 'the last row starts at 1, so that every number is covered')
    .refine((rows) => rows.every((row, i) => i === 0 || row.from < (rows[i - 1]?.from ?? 0)), 'largest first')
    .refine(
      (rows) => rows.every((row) => row.by === 'SCORE' || row.excellent + row.good <= 1),
      'at most 100 %',
    );

/** Articles 7–10 (domain.md §6). */
export const evaluationParameters = {
  'evaluation.tenureYears': parameter({
    schema: count,
    default: 2,
    basis: 'R',
    article: '7-1',
    zh: '纳入评价的入驻年限',
  }),
  'evaluation.tenureReference': parameter({
    schema: () => z.enum(['NOTICE_DATE', 'PERIOD_END']),
    default: 'NOTICE_DATE',
    basis: 'J',
    article: '7-1',
    zh: '入驻年限的截算日',
  }),
  'evaluation.noticeWindow': parameter({
    schema: () => z.strictObject({ from: monthDay(), to: monthDay() }),
    default: { from: '01-01', to: '03-31' },
    basis: 'R',
    article: '9-1',
    zh: '评价通知发布时段',
  }),
  'evaluation.noticeWatch': parameter({
    schema: () => z.array(monthDay()),
    default: ['01-05', '02-15', '03-15', '03-31'],
    basis: 'J',
    article: '9-1',
    zh: '评价通知催办日',
  }),
  'evaluation.period': parameter({
    schema: () => z.enum(['PREVIOUS_CALENDAR_YEAR']),
    default: 'PREVIOUS_CALENDAR_YEAR',
    basis: 'S+J',
    article: '10-3',
    zh: '评价时限',
  }),
  'evaluation.indicators': parameter({
    schema: indicatorsSchema,
    default: defaultIndicators,
    basis: 'J',
    article: '8-1',
    zh: '评价指标、权重与计分方法',
  }),
  'metrics.productShelfDays': parameter({
    schema: count,
    default: 90,
    basis: 'J',
    article: '8-1',
    zh: '计入服务产品供给所需的年内上架天数',
  }),
  'evaluation.missingPolicy': parameter({
    schema: () =>
      z.strictObject({
        indicator: z.enum(['REDISTRIBUTE_IN_DIMENSION']),
        frequency: z.enum(['ZERO']),
        wholeDimensionRatio: ratio(),
      }),
    default: { indicator: 'REDISTRIBUTE_IN_DIMENSION', frequency: 'ZERO', wholeDimensionRatio: 0.6 },
    basis: 'J',
    article: '8-1',
    zh: '缺项处理',
  }),
  'evaluation.gradeRatios': parameter({
    schema: gradeRatios,
    default: [
      { from: 50, by: 'RATIO', excellent: 0.15, good: 0.3, atLeastOne: false },
      { from: 10, by: 'RATIO', excellent: 0.2, good: 0.3, atLeastOne: false },
      { from: 5, by: 'RATIO', excellent: 0.2, good: 0.3, atLeastOne: true },
      { from: 1, by: 'SCORE', excellentAtMost: 1, goodFrom: 80 },
    ],
    basis: 'J',
    article: '10-1',
    zh: '各等次比例（按参评数量）',
  }),
  'evaluation.floors': parameter({
    schema: () => z.strictObject({ EXCELLENT: score(), GOOD: score(), QUALIFIED: score() }),
    default: { EXCELLENT: 85, GOOD: 75, QUALIFIED: 60 },
    basis: 'J',
    article: '10-1',
    zh: '各等次最低得分',
  }),
  'evaluation.minOrdersForTopGrades': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '10-1',
    zh: '评为优秀、良好的最低完成订单数',
  }),
  'evaluation.minUsers': parameter({
    schema: count,
    default: 2,
    basis: 'J',
    article: '10-1',
    zh: '评为优秀、良好的最低服务用户数',
  }),
  'evaluation.tieAtBoundary': parameter({
    schema: () => z.enum(['INCLUDE']),
    default: 'INCLUDE',
    basis: 'J',
    article: '10-1',
    zh: '等次分界并列的处理',
  }),
  'evaluation.sample.min': parameter({
    schema: count,
    default: 1,
    basis: 'R',
    article: '9-3',
    zh: '满意度复核最少用户数',
  }),
  'evaluation.sample.max': parameter({
    schema: count,
    default: 5,
    basis: 'R',
    article: '9-3',
    zh: '满意度复核最多用户数',
  }),
  'evaluation.sample.fraction': parameter({
    schema: ratio,
    default: 0.2,
    basis: 'J',
    article: '9-3',
    zh: '满意度复核抽取比例',
  }),
  'evaluation.sample.minDisclosed': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '9-3',
    zh: '向服务机构显示满意度均分所需的最少作答用户数',
  }),
  'evaluation.outlierFence': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '9-2',
    zh: '离群数据判定：超出四分位距的倍数',
  }),
  'evaluation.outlierMinEntries': parameter({
    schema: count,
    default: 8,
    basis: 'J',
    article: '9-2',
    zh: '离群数据判定：本类别最少机构数',
  }),
  'evaluation.scopeCorrectionWorkingDays': parameter({
    schema: count,
    default: 5,
    basis: 'J',
    article: '9-1',
    zh: '参评清单更正申请工作日',
  }),
  'evaluation.coverageWorkingDays': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '9-1',
    zh: '评价通知未送达转人工联系的工作日',
  }),
  'evaluation.supplementDays': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '9-3',
    zh: '评价补充材料天数',
  }),
  'evaluation.surveyWorkingDays': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '9-3',
    zh: '满意度调查工作日',
  }),
  'evaluation.surveyContactGapWorkingDays': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '9-3',
    zh: '两次联系用户的间隔工作日',
  }),
  'evaluation.surveyContacts': parameter({
    schema: () => count().max(5),
    default: 2,
    basis: 'J',
    article: '9-3',
    zh: '递补前联系用户的次数',
  }),
  'evaluation.siteVisitors': parameter({
    // Never one person's word, and at most whom one plan can name.
    schema: () => z.int().min(2).max(10),
    default: 2,
    basis: 'J',
    article: '9-3',
    zh: '实地走访的最少人数',
  }),
  'evaluation.failedSpotChecks': parameter({
    schema: () => z.strictObject({ count: count(), share: ratio() }),
    default: { count: 2, share: 0.5 },
    basis: 'J',
    article: '10-2',
    zh: '订单抽查不合格构成不合格情形的次数与占比',
  }),
};
