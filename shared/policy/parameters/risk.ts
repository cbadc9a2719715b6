import * as z from 'zod';
import { count, fen, parameter, ratio } from './parameter.ts';

/** What the rules on related parties, subcontracting and falsification measure by (domain.md §5.2). */
export const riskParameters = {
  'risk.equityReview': parameter({
    schema: ratio,
    default: 0.25,
    basis: 'S',
    article: '13-2',
    zh: '持股复核线',
  }),
  'risk.equityControl': parameter({
    schema: ratio,
    default: 0.5,
    basis: 'S',
    article: '13-2',
    zh: '推定控股线',
  }),
  'risk.priceMultiple': parameter({
    schema: () => z.number().min(1),
    default: 2,
    basis: 'J',
    article: '13-1',
    zh: '价格异常倍数（对类别中位数）',
  }),
  'risk.priceSample': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '13-1',
    zh: '价格中位数的最少样本数',
  }),
  'risk.priceMonths': parameter({
    schema: () => z.int().min(1).max(60),
    default: 24,
    basis: 'J',
    article: '13-1',
    zh: '价格中位数的统计月数',
  }),
  'risk.amountToleranceRatio': parameter({
    schema: ratio,
    default: 0.005,
    basis: 'J',
    article: '13-1',
    zh: '合同、票据、付款金额允许偏差比例',
  }),
  'risk.amountToleranceFen': parameter({
    schema: fen,
    default: 10_000,
    basis: 'J',
    article: '13-1',
    zh: '合同、票据、付款金额允许偏差（分）',
  }),
  'risk.capNearness': parameter({
    schema: ratio,
    default: 0.02,
    basis: 'J',
    article: '13-1',
    zh: '视为贴近券额上限的比例',
  }),
  'risk.capNearCount': parameter({
    schema: count,
    default: 3,
    basis: 'J',
    article: '13-1',
    zh: '贴近券额上限的提示次数（每年）',
  }),
  'risk.burstOrders': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '13-1',
    zh: '同一用户年订单提示数',
  }),
  'risk.burstShare': parameter({
    schema: ratio,
    default: 0.3,
    basis: 'J',
    article: '13-1',
    zh: '同一用户占机构年订单的提示比例',
  }),
  'risk.burstShareMinOrders': parameter({
    schema: count,
    default: 10,
    basis: 'J',
    article: '13-1',
    zh: '计算占比所需的机构年订单数',
  }),
  'risk.ratingShare': parameter({
    schema: ratio,
    default: 0.5,
    basis: 'J',
    article: '13-1',
    zh: '单笔用户评价占比的提示线',
  }),
  'risk.ratingMinCount': parameter({
    schema: count,
    default: 5,
    basis: 'J',
    article: '13-1',
    zh: '计算评价占比所需的评价数',
  }),
};
