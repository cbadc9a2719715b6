import type { EntryInputs } from './inputs.ts';

/** How a metric may be turned into a ratio: the kinds of scoring function that suit it. */
export type ScoringKind = 'VALUE' | 'CAP' | 'INVERSE' | 'LINEAR' | 'LOG_P90' | 'STEP' | 'BAYES';

/** What an indicator is measured by: a fraction of two integers, which `figuresOf` reads from the inputs. */
export interface Metric {
  readonly inputs: readonly (keyof EntryInputs)[];
  readonly zh: string;
  readonly unit: string;
  readonly kinds: readonly ScoringKind[];
  /** Missing for an entry without a completed order (domain §6.1). */
  readonly needsOrders?: true;
  /** Its percentile in the category's context. */
  readonly percentile?: 'orders90' | 'users90';
  /** Of a state: all that there are. */
  readonly states?: readonly string[];
}

type Input = keyof EntryInputs;
const LINES = ['VALUE', 'CAP', 'INVERSE', 'LINEAR'] as const;
const share = (input: Input, zh: string, unit: string): Metric => ({
  inputs: [input],
  zh,
  unit,
  kinds: LINES,
});
const count = (input: Input, zh: string, unit: string): Metric => ({
  ...share(input, zh, unit),
  kinds: ['CAP', 'INVERSE', 'LINEAR'],
});
const ofOrders = (metric: Metric): Metric => ({ ...metric, needsOrders: true });

export const CREDIT_STATES = ['CLEAR', 'CURED', 'OPEN'] as const;

/** Indicator → its metric (domain §6.1). A scheme may weigh and score these otherwise, but name no other. */
export const METRICS: Readonly<Record<string, Metric>> = {
  CAP_QUALIFICATION: share('qualifications', '有效资质项数 ÷ 所需资质项数', '项'),
  CAP_TEAM: count('staff', '经核验的专业服务人员', '人'),
  CAP_PRODUCT: count('products', '上架满规定天数的服务产品', '个'),
  QLT_COMPLETION_RATE: ofOrders(share('completion', '完成订单 ÷ 到期订单', '单')),
  QLT_ON_TIME_RATE: ofOrders(share('onTime', '按期交付订单 ÷ 已交付订单', '单')),
  QLT_FIRST_PASS_RATE: ofOrders(share('firstPass', '一次验收通过订单 ÷ 已验收订单', '单')),
  QLT_SPOT_CHECK_PASS_RATE: ofOrders(share('spotChecks', '合格抽查 ÷ 已办结抽查', '次')),
  FRQ_COMPLETED_ORDERS: {
    ...count('completedOrders', '完成订单数', '单'),
    kinds: ['LOG_P90'],
    percentile: 'orders90',
  },
  FRQ_DISTINCT_USERS: {
    ...count('distinctUsers', '服务企业（团队）数', '家'),
    kinds: ['LOG_P90'],
    percentile: 'users90',
  },
  FRQ_ACTIVE_MONTHS: count('activeMonths', '有服务的月份', '个月'),
  ICS_POLICY_COMPLETENESS: count('documents', '现行有效的内控制度', '项'),
  ICS_ARCHIVE_COMPLETENESS: ofOrders(share('archived', '档案完整订单 ÷ 完成订单', '单')),
  ACT_RESPONSE_TIMELINESS: share('answered', '按时响应 ÷ 收到的订单和需求', '次'),
  ACT_PROFILE_FRESHNESS: count('overdueDays', '信息更新逾期天数', '天'),
  ACT_PARTICIPATION: count('eventsAttended', '参加的交流培训', '次'),
  INT_EXTERNAL_CREDIT: {
    ...count('credit', '评价期内外部信用记录', ''),
    kinds: ['STEP'],
    states: CREDIT_STATES,
  },
  INT_VIOLATION_FREE: count('minorViolations', '经认定的一般违规', '次'),
  INT_RECTIFICATION_COMPLIANCE: share('rectifications', '按时完成整改 ÷ 到期整改', '次'),
  FBK_PLATFORM_RATING: ofOrders({ ...count('ratings', '用户评分（结合类别均值）', '星'), kinds: ['BAYES'] }),
  FBK_SATISFACTION_REVIEW: ofOrders({
    ...count('satisfaction', '抽中用户满意度均分', '分'),
    kinds: ['CAP', 'LINEAR'],
  }),
  FBK_COMPLAINT_RATE: ofOrders({
    ...share('complaints', '有效投诉 ÷ 完成订单', '件'),
    inputs: ['complaints', 'completedOrders'],
  }),
};

/** The indicator that only the users' answers give (row 9-3c). */
export const SATISFACTION = 'FBK_SATISFACTION_REVIEW';
