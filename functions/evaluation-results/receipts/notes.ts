import { LEAST_ENTRIES } from '../../../shared/domain/evaluation/explain/distribution.ts';
import type { WithoutNearest } from '../../../shared/domain/evaluation/explain/nearest.ts';
import { MOST_KEYS } from './category-keys.ts';

/** Why no single change is named in a receipt, as its agency reads it. */
export const WITHOUT_NEAREST_ZH: Readonly<Record<WithoutNearest | 'CATEGORY_TOO_LARGE', string>> = {
  BEST_GRADE: '已为最高等次。',
  AMENDED: '等次由更正决定确定，不随单项数据变化。',
  NOT_RANKED: '未参加本类别排名，等次不由得分决定，故不列出单项变化。',
  TRIGGER: '等次由经陈述申辩确认的不合格情形决定，不随单项数据变化。',
  CAP: '依规最高评为合格，不随单项数据变化。',
  QUOTA: '上一等次名额已满：其他机构不变时，任何单项数据的变化都不足以使名次进入该等次的名额。',
  NO_SINGLE_CHANGE: '其他数据不变时，任何单项数据的变化都不足以使等次提升。',
  CATEGORY_TOO_LARGE: `本类别参评项超过${MOST_KEYS}项，不逐项试算。`,
};

/** Why the spread of a category is not shown. */
export const withoutSpreadZh = (ranked: number | undefined): string =>
  ranked === undefined
    ? `本类别参评项超过${MOST_KEYS}项，不计算得分分布。`
    : `本类别参加排名${ranked}家，不足${LEAST_ENTRIES}家，为避免推知其他机构的得分，不显示得分分布。`;
