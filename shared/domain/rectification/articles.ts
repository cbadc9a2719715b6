import type { Article } from '../../policy/articles.ts';
import type { RectificationBody } from './rectification.ts';

/** The row that each ground of an order to rectify rests on (12-1). */
export const GROUND_ARTICLES = {
  INFO_NOT_UPDATED: '12-1a',
  UNRESPONSIVE: '12-1b',
  UNQUALIFIED: '12-1c',
  OTHER: '12-1d',
} as const satisfies Readonly<Record<RectificationBody['ground'], Article>>;

/** The ground in the words of a letter. */
export const GROUND_NAMES = {
  INFO_NOT_UPDATED: '未按规定更新信息',
  UNRESPONSIVE: '长期不响应服务订单',
  UNQUALIFIED: '综合评价结果为不合格',
  OTHER: '存在其他须整改的情形',
} as const satisfies Readonly<Record<RectificationBody['ground'], string>>;
