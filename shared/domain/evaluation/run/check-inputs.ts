import { type EntryInputs as Inputs, EntryInputs } from '../scoring/inputs.ts';
import type { Share } from '../../metrics/entry.ts';
import type { EntryCheck } from '../entry/entry.ts';

/** What an entry's figures are held against beside themselves: those of the agency as a whole. */
export interface WholeAgency {
  readonly completedOrders: number;
  readonly distinctUsers: number;
}

interface Rule {
  readonly rule: string;
  readonly note: string;
  /** Whether the inputs keep it. */
  keeps(inputs: Inputs, whole: WholeAgency): boolean;
}

const DAYS_OF_A_YEAR = 366;
const SHARES = [
  'qualifications',
  'completion',
  'onTime',
  'firstPass',
  'spotChecks',
  'documents',
  'archived',
  'answered',
  'rectifications',
] as const satisfies (keyof Inputs)[];

const partOfWhole = ({ n, of }: Share) => Number.isInteger(n) && n >= 0 && n <= of;

/**
 * Hard checks (9-2b): what cannot be otherwise if the platform counted rightly. Figures of different moments are not
 * compared: an order delivered in one year may be accepted in the next.
 */
const RULES: readonly Rule[] = [
  {
    rule: 'PART_OF_WHOLE',
    note: '分子不得大于分母',
    keeps: (inputs) => SHARES.every((name) => partOfWhole(inputs[name])),
  },
  {
    rule: 'ARCHIVES_OF_COMPLETED',
    note: '档案完整率的分母应等于完成订单数',
    keeps: ({ archived, completedOrders }) => archived.of === completedOrders,
  },
  {
    rule: 'USERS_OF_COMPLETED',
    note: '服务用户数不得大于完成订单数，且有完成订单即有用户',
    keeps: ({ distinctUsers, completedOrders }) =>
      distinctUsers <= completedOrders && (distinctUsers > 0 || completedOrders === 0),
  },
  {
    rule: 'MONTHS_OF_COMPLETED',
    note: '有完成订单的年度应有服务月份',
    keeps: ({ activeMonths, completedOrders }) => activeMonths > 0 || completedOrders === 0,
  },
  {
    rule: 'CATEGORY_OF_AGENCY',
    note: '类别数据不得大于机构合计',
    keeps: ({ completedOrders, distinctUsers }, whole) =>
      completedOrders <= whole.completedOrders && distinctUsers <= whole.distinctUsers,
  },
  {
    rule: 'DAYS_OF_YEAR',
    note: '逾期天数不得超过全年天数',
    keeps: ({ overdueDays }) => overdueDays <= DAYS_OF_A_YEAR,
  },
];

/** Which hard checks the inputs fail: completeness and range by their schema, and the cross-sums. Empty = frozen as they are. */
export function failedChecks(inputs: Inputs, whole: WholeAgency): EntryCheck[] {
  const failed = RULES.filter((rule) => !rule.keeps(inputs, whole)).map(({ rule, note }): EntryCheck => ({
    rule,
    outcome: 'HARD',
    note,
  }));
  if (failed.length > 0) return failed;
  const parsed = EntryInputs().safeParse(inputs);
  if (parsed.success) return [];
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))];
  return [
    { rule: 'COMPLETE_AND_IN_RANGE', outcome: 'HARD', note: `数据缺失或超出范围：${fields.join('、')}` },
  ];
}
