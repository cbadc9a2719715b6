import type { EntryInputs } from './inputs.ts';

/** How a metric may be turned into a ratio: the kinds of scoring function that suit it. */
export type ScoringKind = 'VALUE' | 'CAP' | 'INVERSE' | 'LINEAR' | 'LOG_P90' | 'STEP' | 'BAYES';

/** A metric is a fraction of two integers (`of` 0: missing), a state, or the ratings. */
export type Metric = {
  readonly inputs: readonly (keyof EntryInputs)[];
  readonly zh: string;
  readonly unit: string;
  /** The measure that a scheme names in its functions, for people. */
  readonly kinds: readonly ScoringKind[];
  /** Missing for an entry without a completed order (domain §6.1). */
  readonly needsOrders?: true;
} & (
  | { readonly n: (inputs: EntryInputs) => number; readonly of: (inputs: EntryInputs) => number }
  | { readonly state: (inputs: EntryInputs) => string | undefined; readonly states: readonly string[] }
  | { readonly percentile: 'orders90' | 'users90'; readonly count: (inputs: EntryInputs) => number }
  | { readonly rating: (inputs: EntryInputs) => EntryInputs['ratings'] }
);

const LINEAR_KINDS = ['VALUE', 'CAP', 'INVERSE', 'LINEAR'] as const;
type Numeric = Exclude<
  { [K in keyof EntryInputs]-?: EntryInputs[K] extends number ? K : never }[keyof EntryInputs],
  never
>;
type Shares = Exclude<
  {
    [K in keyof EntryInputs]-?: EntryInputs[K] extends { n: number; of: number } ? K : never;
  }[keyof EntryInputs],
  never
>;

const one = () => 1;
const share = (name: Shares, zh: string, unit: string, needsOrders?: true): Metric => ({
  inputs: [name],
  zh,
  unit,
  kinds: LINEAR_KINDS,
  ...(needsOrders && { needsOrders }),
  n: (inputs) => inputs[name].n,
  of: (inputs) => inputs[name].of,
});
const count = (name: Numeric, zh: string, unit: string): Metric => ({
  inputs: [name],
  zh,
  unit,
  kinds: ['CAP', 'INVERSE', 'LINEAR'],
  n: (inputs) => inputs[name],
  of: one,
});

/** Indicator → what it is measured by (domain §6.1). A scheme may weigh and score these otherwise, but name no other. */
export const METRICS: Readonly<Record<string, Metric>> = {
  CAP_QUALIFICATION: share('qualifications', '有效资质项数 ÷ 所需资质项数', '项'),
  CAP_TEAM: {
    ...count('products', '经核验的专业服务人员', '人'),
    inputs: ['staff'],
    n: ({ staff = 0 }) => staff,
    of: ({ staff }) => (staff === undefined ? 0 : 1),
  },
  CAP_PRODUCT: count('products', '上架满规定天数的服务产品', '个'),
  QLT_COMPLETION_RATE: share('completion', '完成订单 ÷ 到期订单', '单', true),
  QLT_ON_TIME_RATE: share('onTime', '按期交付订单 ÷ 已交付订单', '单', true),
  QLT_FIRST_PASS_RATE: share('firstPass', '一次验收通过订单 ÷ 已验收订单', '单', true),
  QLT_SPOT_CHECK_PASS_RATE: share('spotChecks', '合格抽查 ÷ 已办结抽查', '次', true),
  FRQ_COMPLETED_ORDERS: {
    inputs: ['completedOrders'],
    zh: '完成订单数',
    unit: '单',
    kinds: ['LOG_P90'],
    percentile: 'orders90',
    count: ({ completedOrders }) => completedOrders,
  },
  FRQ_DISTINCT_USERS: {
    inputs: ['distinctUsers'],
    zh: '服务企业（团队）数',
    unit: '家',
    kinds: ['LOG_P90'],
    percentile: 'users90',
    count: ({ distinctUsers }) => distinctUsers,
  },
  FRQ_ACTIVE_MONTHS: count('activeMonths', '有服务的月份', '个月'),
  ICS_POLICY_COMPLETENESS: {
    ...count('products', '现行有效的内控制度', '项'),
    inputs: ['documents'],
    n: ({ documents }) => documents.n,
  },
  ICS_ARCHIVE_COMPLETENESS: share('archived', '档案完整订单 ÷ 完成订单', '单', true),
  ACT_RESPONSE_TIMELINESS: share('answered', '按时响应 ÷ 收到的订单和需求', '次'),
  ACT_PROFILE_FRESHNESS: count('overdueDays', '信息更新逾期天数', '天'),
  ACT_PARTICIPATION: count('eventsAttended', '参加的交流培训', '次'),
  INT_EXTERNAL_CREDIT: {
    inputs: ['credit'],
    zh: '评价期内外部信用记录',
    unit: '',
    kinds: ['STEP'],
    state: ({ credit }) => credit,
    states: ['CLEAR', 'CURED', 'OPEN'],
  },
  INT_VIOLATION_FREE: count('minorViolations', '经认定的一般违规', '次'),
  INT_RECTIFICATION_COMPLIANCE: {
    ...share('rectifications', '按时完成整改 ÷ 到期整改', '次'),
    // Nothing to rectify is full compliance, not a missing figure.
    n: ({ rectifications: { n, of } }) => (of === 0 ? 1 : n),
    of: ({ rectifications: { of } }) => (of === 0 ? 1 : of),
  },
  FBK_PLATFORM_RATING: {
    inputs: ['ratings'],
    zh: '用户评分（结合类别均值）',
    unit: '星',
    kinds: ['BAYES'],
    needsOrders: true,
    rating: ({ ratings }) => ratings,
  },
  FBK_SATISFACTION_REVIEW: {
    inputs: ['satisfaction'],
    zh: '抽中用户满意度均分',
    unit: '分',
    kinds: ['CAP', 'LINEAR'],
    needsOrders: true,
    n: ({ satisfaction = [] }) => satisfaction.reduce((sum, score) => sum + Math.round(score * 100), 0),
    of: ({ satisfaction = [] }) => satisfaction.length * 100,
  },
  FBK_COMPLAINT_RATE: {
    inputs: ['complaints', 'completedOrders'],
    zh: '有效投诉 ÷ 完成订单',
    unit: '件',
    kinds: LINEAR_KINDS,
    needsOrders: true,
    n: ({ complaints }) => complaints,
    of: ({ completedOrders }) => completedOrders,
  },
};

/** The indicator that only the users' answers give (row 9-3c). */
export const SATISFACTION = 'FBK_SATISFACTION_REVIEW';

/** Indicator → its inputs, their meaning in Chinese and their unit: what a correction names and a receipt shows. */
export const INDICATOR_INPUTS: Readonly<
  Record<
    string,
    { readonly inputs: readonly (keyof EntryInputs)[]; readonly zh: string; readonly unit: string }
  >
> = Object.fromEntries(
  Object.entries(METRICS).map(([id, { inputs, zh, unit }]) => [id, { inputs, zh, unit }]),
);
