import { doublings, type RiskRule } from './rule.ts';
import { above } from './threshold.ts';

const fr07: RiskRule = {
  id: 'FR-07',
  version: 1,
  severity: 'INFO',
  article: '13-1d',
  zh: '券额反复贴近上限',
  parameters: [
    'risk.capNearness',
    'risk.capNearCount',
    'voucher.enterpriseAnnualCap',
    'voucher.teamAnnualCap',
  ],
  judge({ orderId, year }, policy) {
    const count = policy.get('risk.capNearCount');
    if (year === undefined || year.nearCap < count) return undefined;
    return {
      inputs: { year: year.year, atLeast: doublings(year.nearCap, count) },
      evidenceRefs: [`ORDER#${orderId}`],
      about: { subject: 'AGENCY', key: year.year },
    };
  },
};

const fr08: RiskRule = {
  id: 'FR-08',
  version: 1,
  severity: 'REVIEW',
  article: '13-1b',
  zh: '同一用户年订单过多，或占服务机构年订单比例过高',
  parameters: ['risk.burstOrders', 'risk.burstShare', 'risk.burstShareMinOrders'],
  judge({ orderId, order, year }, policy) {
    if (year === undefined) return undefined;
    const limit = policy.get('risk.burstOrders');
    const share = policy.get('risk.burstShare');
    const many = year.ofBuyer > limit;
    const large =
      year.ofAgency >= policy.get('risk.burstShareMinOrders') && above(year.ofBuyer, share * year.ofAgency);
    if (!many && !large) return undefined;
    return {
      inputs: {
        year: year.year,
        buyerId: order.buyer.id,
        ...(many && { moreThan: doublings(year.ofBuyer, limit) }),
        ...(large && { shareOver: share }),
      },
      evidenceRefs: [`ORDER#${orderId}`],
      about: { subject: 'AGENCY', key: `${year.year}-${order.buyer.id}` },
    };
  },
};

const fr11: RiskRule = {
  id: 'FR-11',
  version: 1,
  severity: 'INFO',
  article: '13-1b',
  zh: '评价主要来自仅有一笔订单的用户',
  parameters: ['risk.ratingShare', 'risk.ratingMinCount'],
  judge({ orderId, ratings }, policy) {
    const least = policy.get('risk.ratingMinCount');
    const share = policy.get('risk.ratingShare');
    if (ratings === undefined || ratings.count < least || !above(ratings.single, share * ratings.count))
      return undefined;
    return {
      inputs: { year: ratings.year, shareOver: share },
      evidenceRefs: [`ORDER#${orderId}`],
      about: { subject: 'AGENCY', key: ratings.year },
    };
  },
};

/** What several orders of an agency together may tell. */
export const patternRules: readonly RiskRule[] = [fr07, fr08, fr11];

/** Whether a voucher amount lies just under its cap (FR-07): within `nearness` of it, the cap itself included. */
export const isNearCap = (voucherFen: number, capFen: number, nearness: number): boolean =>
  voucherFen <= capFen && !above(capFen - voucherFen, capFen * nearness);
