import { disagreeing } from '../../archive/amounts.ts';
import { toLocalDate } from '../../time/local-date.ts';
import { earliest } from './dates.ts';
import type { FileElsewhere, OrderFacts, RiskRule } from './rule.ts';
import { above } from './threshold.ts';

const others = (files: readonly FileElsewhere[]) => files.map(({ sha256, orderId }) => ({ sha256, orderId }));

/** A number used before is refused by a guard when the contract is registered; here the same file under another number. */
const fr01: RiskRule = {
  id: 'FR-01',
  version: 1,
  severity: 'BLOCK',
  article: '13-1a',
  zh: '同一合同（编号或文件）用于多笔订单',
  parameters: [],
  judge({ orderId, contractElsewhere = [] }) {
    if (contractElsewhere.length === 0) return undefined;
    return {
      inputs: { files: others(contractElsewhere) },
      evidenceRefs: [`ORDER#${orderId}`, ...contractElsewhere.map((each) => `ORDER#${each.orderId}`)],
    };
  },
};

/** Refused by a guard when an invoice is added; this speaks where the guard was passed by an import. */
const fr02: RiskRule = {
  id: 'FR-02',
  version: 1,
  severity: 'BLOCK',
  article: '13-1a',
  zh: '票据号码已用于其他订单',
  parameters: [],
  judge({ orderId, invoices = [] }) {
    const twice = invoices.flatMap(({ item, alsoIn }) =>
      alsoIn === undefined || alsoIn === orderId ? [] : [{ itemId: item.itemId, orderId: alsoIn }],
    );
    if (twice.length === 0) return undefined;
    return {
      inputs: { invoices: twice },
      evidenceRefs: [`ARCHIVE#${orderId}`, ...twice.map((each) => `ARCHIVE#${each.orderId}`)],
    };
  },
};

const fr03: RiskRule = {
  id: 'FR-03',
  version: 1,
  severity: 'HOLD',
  article: '13-1a',
  zh: '票据查验不实、已作废或已红冲',
  parameters: [],
  judge({ orderId, invoices = [] }) {
    const bad = invoices.filter(({ register }) => register !== undefined && register.status !== 'GENUINE');
    if (bad.length === 0) return undefined;
    return {
      inputs: {
        invoices: bad.map(({ item, register }) => ({ itemId: item.itemId, status: register?.status })),
      },
      evidenceRefs: [`ARCHIVE#${orderId}`, ...bad.flatMap(({ evidenceRef }) => evidenceRef ?? [])],
    };
  },
};

/** Contract, all invoices together, and all payments together with the order's voucher must agree, within both tolerances. */
const fr04: RiskRule = {
  id: 'FR-04',
  version: 2,
  severity: 'HOLD',
  article: '13-1d',
  zh: '合同、票据、付款金额不一致',
  parameters: ['risk.amountToleranceRatio', 'risk.amountToleranceFen'],
  judge({ orderId, order, invoices = [], payments = [], sealed }, policy) {
    const contractFen = order.contract?.amountFen;
    if (!sealed || contractFen === undefined || invoices.length === 0 || payments.length === 0)
      return undefined;
    const { voucherFen } = order;
    const invoicedFen = sum(invoices.map(({ item, register }) => register?.amountFen ?? item.amountFen));
    const paidFen = sum(payments.map(({ amountFen }) => amountFen));
    const amounts = { contractFen, invoicedFen, paidFen, voucherFen };
    const limbs = disagreeing(amounts, policy);
    if (limbs.length === 0) return undefined;
    const tolerance = {
      ratio: policy.get('risk.amountToleranceRatio'),
      fen: policy.get('risk.amountToleranceFen'),
    };
    return {
      inputs: { ...amounts, limbs, tolerance },
      evidenceRefs: [`ORDER#${orderId}`, `ARCHIVE#${orderId}`],
    };
  },
};

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

/**
 * The order of things: contract, service, delivery, last invoice and payment. An agency accepts an order before its
 * contract is registered (SM-6), so that acceptance is no link of the chain; a service before the order was placed is.
 */
const fr05: RiskRule = {
  id: 'FR-05',
  version: 1,
  severity: 'HOLD',
  article: '13-1b',
  zh: '合同、服务、交付、票据、付款时间顺序不合理',
  parameters: [],
  judge(facts) {
    const { orderId, order, sealed } = facts;
    // Before, the last invoice and payment are not there yet.
    const { invoices = [], payments = [] } = sealed ? facts : {};
    const days = {
      placed: toLocalDate(order.placedAt),
      contract: order.contract?.signedOn,
      service: order.milestones.map(({ on }) => on).toSorted()[0],
      delivery: earliest(order.deliveries.map(({ at }) => at)),
      invoice: invoices
        .map(({ item }) => item.issuedOn)
        .toSorted()
        .at(-1),
      payment: payments
        .map(({ paidOn }) => paidOn)
        .toSorted()
        .at(-1),
    };
    const pairs = [
      ['placed', 'service'],
      ['contract', 'service'],
      ['contract', 'delivery'],
      ['service', 'delivery'],
      ['delivery', 'invoice'],
      ['delivery', 'payment'],
    ] as const;
    const broken = pairs.flatMap(([before, after]) => {
      const [first, second] = [days[before], days[after]];
      return first !== undefined && second !== undefined && first > second
        ? [{ before, after, days: [first, second] }]
        : [];
    });
    if (broken.length === 0) return undefined;
    return { inputs: { broken }, evidenceRefs: [`ORDER#${orderId}`, `ARCHIVE#${orderId}`] };
  },
};

/** A price of one whole service; others (per hour, per sample) say nothing about an order's total. */
const WHOLE_UNITS = ['项', '次'];

const fr06: RiskRule = {
  id: 'FR-06',
  version: 1,
  severity: 'REVIEW',
  article: '13-1d',
  zh: '价格超过同类服务近期中位数的规定倍数，或高于服务机构公开价格',
  parameters: ['risk.priceMultiple', 'risk.priceSample', 'risk.priceMonths'],
  judge(facts, policy) {
    const { order, orderId, prices, published } = facts;
    const priceFen = order.contract?.amountFen ?? order.priceFen;
    const multiple = policy.get('risk.priceMultiple');
    const overMedian =
      prices !== undefined &&
      prices.count >= policy.get('risk.priceSample') &&
      above(priceFen, multiple * prices.medianFen);
    const overPublished = isOverPublished(priceFen, published);
    if (!overMedian && !overPublished) return undefined;
    return {
      inputs: {
        priceFen,
        ...(overMedian && { median: { ...prices, multiple } }),
        ...(overPublished && { publishedFen: published?.priceFen }),
      },
      evidenceRefs: [`ORDER#${orderId}`, `PRODUCT#${order.productId}`],
    };
  },
};

const isOverPublished = (priceFen: number, published: OrderFacts['published']): boolean =>
  published !== undefined &&
  (published.unit === undefined || WHOLE_UNITS.includes(published.unit)) &&
  priceFen > published.priceFen;

/** Article 13 (1): what a single order's papers and prices may tell. */
export const falsificationRules: readonly RiskRule[] = [fr01, fr02, fr03, fr04, fr05, fr06];
