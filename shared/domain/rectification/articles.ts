import type { Article } from '../../policy/articles.ts';
import type { RectificationBody } from './rectification.ts';

/** The row that each ground of an order to rectify rests on (12-1). */
export const GROUND_ARTICLES = {
  INFO_NOT_UPDATED: '12-1a',
  UNRESPONSIVE: '12-1b',
  UNQUALIFIED: '12-1c',
  OTHER: '12-1d',
} as const satisfies Readonly<Record<RectificationBody['ground'], Article>>;
