import type { PolicySet } from '../../policy/policy.ts';
import { zhYuan } from './zh-yuan.ts';

/** What a rule on prices saw (6-3c), in 分. */
export interface PriceFinding {
  readonly ruleId: PriceRule;
  readonly zh: string;
  readonly inputs: Readonly<Record<string, number>>;
}

export const PRICE_RULES = ['PR-01', 'PR-02'] as const;
export type PriceRule = (typeof PRICE_RULES)[number];

/** The products on offer that a price is compared with. */
export interface Comparables {
  readonly count: number;
  readonly medianFen: number;
}

/** Ratios of policy are compared in ten-thousandths, so that no rounding decides. */
const SCALE = 10_000;

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;

/**
 * PR-01: the price moved by more than policy `price.reviewIncrease` from the version before. PR-02: it is more than
 * `risk.priceMultiple` times the median of its category, where at least `risk.priceSample` others are on offer.
 */
export function reviewPrice(
  price: { readonly priceFen: number; readonly previousFen?: number | undefined },
  comparables: Comparables | undefined,
  policy: PolicySet,
): PriceFinding[] {
  const { priceFen, previousFen } = price;
  const findings: PriceFinding[] = [];
  const change = policy.get('price.reviewIncrease');
  if (
    previousFen !== undefined &&
    Math.abs(priceFen - previousFen) * SCALE > Math.round(change * SCALE) * previousFen
  ) {
    findings.push({
      ruleId: 'PR-01',
      zh: `价格由${zhYuan(previousFen)}变为${zhYuan(priceFen)}，变动超过${percent(change)}`,
      inputs: { priceFen, previousFen },
    });
  }
  const multiple = policy.get('risk.priceMultiple');
  if (
    comparables !== undefined &&
    comparables.count >= policy.get('risk.priceSample') &&
    priceFen * SCALE > Math.round(multiple * SCALE) * comparables.medianFen
  ) {
    const { count, medianFen } = comparables;
    findings.push({
      ruleId: 'PR-02',
      zh: `价格${zhYuan(priceFen)}超过同类${count}项在架产品价格中位数${zhYuan(medianFen)}的${multiple}倍`,
      inputs: { priceFen, medianFen, comparables: count },
    });
  }
  return findings;
}

/** A flag as far as prices read it. */
interface PriceFlag {
  readonly status: string;
  readonly body: { readonly inputs: Record<string, unknown> };
}

/**
 * What PR-01 compares a new price with: the price before it, or where that one is in question itself, or was found
 * unreasonable, what it was compared with. Small steps then lead nowhere that one large step does not (6-3c).
 */
export function priceBefore(
  previousFen: number | undefined,
  flag: PriceFlag | undefined,
): number | undefined {
  if (flag === undefined || flag.status === 'DISMISSED') return previousFen;
  const { priceFen, previousFen: base } = flag.body.inputs;
  return priceFen === previousFen && typeof base === 'number' ? base : previousFen;
}

/** A flag holds against the price that it was raised on; a revised price is another matter (6-3c). */
export const blocksPrice = (flag: PriceFlag | undefined, priceFen: number | undefined): boolean =>
  flag?.status === 'CONFIRMED' && flag.body.inputs['priceFen'] === priceFen;
