import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Article } from '../../policy/articles.ts';

/** What may be suspected, with the provision that it would offend against. */
export const VIOLATION_ARTICLES = {
  FALSE_ENTRY_MATERIAL: '12-3a',
  FUND_FRAUD: '12-3c',
  REFUSAL_TO_COOPERATE: '12-3e',
  FALSIFICATION_CONTRACT: '13-1a',
  FALSIFICATION_SERVICE_RECORD: '13-1b',
  FALSIFICATION_TEST_RESULT: '13-1c',
  FALSIFICATION_AMOUNT: '13-1d',
  /** 包括但不限于: the list of article 13(1) is open. */
  FALSIFICATION_OTHER: '13-1e',
  RELATED_PARTY_TRANSACTION: '13-2',
  SUBCONTRACTING: '13-3',
} as const satisfies Readonly<Record<string, Article>>;

/** As the decisions name them. */
export const VIOLATION_NAMES: Readonly<Record<string, string>> = {
  FALSE_ENTRY_MATERIAL: '入驻材料弄虚作假',
  FUND_FRAUD: '骗取、套取创新券财政资金',
  REFUSAL_TO_COOPERATE: '拒不配合检查',
  FALSIFICATION_CONTRACT: '虚构合同',
  FALSIFICATION_SERVICE_RECORD: '虚构服务记录',
  FALSIFICATION_TEST_RESULT: '编造检测结果',
  FALSIFICATION_AMOUNT: '虚高服务金额',
  FALSIFICATION_OTHER: '其他造假行为',
  RELATED_PARTY_TRANSACTION: '违规关联交易',
  SUBCONTRACTING: '转包服务',
} satisfies Readonly<Record<keyof typeof VIOLATION_ARTICLES, string>>;

export type ViolationKind = keyof typeof VIOLATION_ARTICLES;
export const VIOLATION_KINDS = Object.keys(VIOLATION_ARTICLES) as [ViolationKind, ...ViolationKind[]];
export const ViolationKind = onFirstUse(() => z.enum(VIOLATION_KINDS));
