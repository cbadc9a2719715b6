import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENCY, factsOf, invoice, orderBody, payment, SHA } from '../../../../test/support/risk-fixtures.ts';
import { usccFixture } from '../../../../test/support/uscc-fixtures.ts';
import { cite } from '../../../policy/articles.ts';
import { parameters } from '../../../policy/parameters.ts';
import { resolvePolicy } from '../../../policy/policy.ts';
import { judgeOrder, riskRules, rulesByHand } from './catalogue.ts';
import { isNearCap } from './patterns.ts';
import type { OrderFacts } from './rule.ts';

const policy = resolvePolicy([], '2026-03-02');
const judged = (more: Partial<OrderFacts>) => judgeOrder(factsOf(more), policy);
const found = (more: Partial<OrderFacts>) =>
  judged(more).map(({ rule, finding }) => `${rule.id} ${finding.severity ?? rule.severity}`);
const contract = (more: object) => {
  const { contract: usual, ...order } = orderBody();
  return { ...order, ...(usual && { contract: { ...usual, ...more } }) };
};
const OTHER = usccFixture(73);

describe('the catalogue of rules', () => {
  it('finds nothing about an ordinary order', () => {
    expect(found({})).toEqual([]);
  });

  it('numbers each rule once, under a provision of the regulation and parameters of the register', () => {
    const ids = [...riskRules, ...rulesByHand].map(({ id }) => id);
    expect(ids.toSorted()).toEqual([
      ...Array.from({ length: 12 }, (_, i) => `FR-${String(i + 1).padStart(2, '0')}`),
      ...Array.from({ length: 10 }, (_, i) => `RP-${String(i + 1).padStart(2, '0')}`),
      ...Array.from({ length: 5 }, (_, i) => `SC-${String(i + 1).padStart(2, '0')}`),
    ]);
    for (const { article, parameters: keys } of riskRules) {
      expect(cite(article, '沪科规〔2026〕1号')).toBeDefined();
      for (const key of keys) expect(parameters).toHaveProperty([key]);
    }
  });

  it('blocks by RP-01, FR-01 and FR-02 only', () => {
    expect(riskRules.filter(({ severity }) => severity === 'BLOCK').map(({ id }) => id)).toEqual([
      'RP-01',
      'FR-01',
      'FR-02',
    ]);
  });
});

describe('[13-3] subcontracting', () => {
  it('SC-01 compares the issuer by its code, else by its name', () => {
    const agencyName = '上海样例检测（集团）有限公司';
    expect(found({ issuer: { name: '上海样例检测(集团) 有限公司', agencyName } })).toEqual([]);
    expect(found({ issuer: { name: '他处', uscc: AGENCY, agencyName } })).toEqual([]);
    expect(found({ issuer: { name: '他处', agencyName } })).toEqual(['SC-01 REVIEW']);
    expect(found({ issuer: { name: agencyName, uscc: OTHER, agencyName } })).toEqual(['SC-01 REVIEW']);
  });

  it('SC-02 compares the seller as stated and as registered', () => {
    expect(found({ invoices: [invoice({ sellerUscc: OTHER })] })).toEqual(['SC-02 HOLD']);
    const register = { number: '1', status: 'GENUINE', sellerUscc: OTHER } as const;
    expect(found({ invoices: [invoice({}, register)] })).toEqual(['SC-02 HOLD']);
  });

  it('SC-03 asks for the qualification on the days of contract and delivery, the last day included', () => {
    const required = [['CMA', 'CNAS']];
    const held = (validUntil: string, unverified = false) => ({
      qualifications: { required, held: [{ id: 'Q1', kind: 'CNAS', validUntil, unverified }] },
    });
    expect(found(held('2026-04-01'))).toEqual([]);
    expect(found(held('2026-03-31'))).toEqual(['SC-03 HOLD']);
    expect(found(held('2026-04-01', true))).toEqual(['SC-03 REVIEW']);
    expect(found({ qualifications: { required, held: [] } })).toEqual(['SC-03 HOLD']);
    expect(found({ qualifications: { required: [], held: [] } })).toEqual([]);
  });

  it('SC-04 reads the contract', () => {
    expect(found({ order: contract({ thirdParty: '某第三方' }) })).toEqual(['SC-04 HOLD']);
    expect(found({ order: contract({ subcontracted: true }) })).toEqual(['SC-04 HOLD']);
    const [finding] = judged({ order: contract({ thirdParty: '某第三方' }) });
    expect(JSON.stringify(finding?.finding.inputs)).not.toContain('某第三方');
  });

  it('SC-05 finds the file in another agency only', () => {
    const elsewhere = (agencyId: string) => ({
      deliverablesElsewhere: [{ sha256: SHA, orderId: 'O2', agencyId }],
    });
    expect(found(elsewhere('A2'))).toEqual(['SC-05 HOLD']);
    expect(found(elsewhere('A1'))).toEqual([]);
  });
});

describe('[13-1a] [13-1b] contracts, invoices and their order in time', () => {
  it('FR-01 finds the file of a contract in another order', () => {
    const contractElsewhere = [{ sha256: SHA, orderId: 'O2', agencyId: 'A1' }];
    expect(found({ contractElsewhere })).toEqual(['FR-01 BLOCK']);
  });

  it('FR-02 finds an invoice number in another order', () => {
    expect(found({ invoices: [{ ...invoice(), alsoIn: 'O2' }] })).toEqual(['FR-02 BLOCK']);
    expect(found({ invoices: [{ ...invoice(), alsoIn: 'O1' }] })).toEqual([]);
  });

  it.each([
    ['GENUINE', []],
    ['CANCELLED', ['FR-03 HOLD']],
    ['RED_LETTER', ['FR-03 HOLD']],
    ['NOT_FOUND', ['FR-03 HOLD']],
  ] as const)('FR-03 judges an invoice that is %s', (status, expected) => {
    expect(found({ invoices: [invoice({}, { number: '1', status })] })).toEqual(expected);
  });

  it.each([
    ['milestones before the contract', { milestones: [{ on: '2026-03-04', title: '', at: '' }] }, true],
    ['milestones on its day', { milestones: [{ on: '2026-03-05', title: '', at: '' }] }, false],
    ['an order placed after the service', { placedAt: '2026-03-11T01:00:00.000Z' }, true],
    [
      'a delivery before the contract',
      { milestones: [], deliveries: [{ ...orderBody().deliveries[0]!, at: '2026-03-04T01:00:00.000Z' }] },
      true,
    ],
  ] as const)('FR-05 judges %s', (_, more, broken) => {
    expect(found({ order: orderBody(more as object) })).toEqual(broken ? ['FR-05 HOLD'] : []);
  });

  it('FR-05 lets an advance be paid, and wants the last invoice and payment after the delivery', () => {
    const advance = payment({ amountFen: 500_000, paidOn: '2026-03-06' });
    expect(found({ payments: [advance, payment({ amountFen: 500_000 })] })).toEqual([]);
    expect(found({ payments: [payment({ paidOn: '2026-03-31' })] })).toEqual(['FR-05 HOLD']);
    expect(found({ payments: [payment({ paidOn: '2026-04-01' })] })).toEqual([]);
    expect(found({ invoices: [invoice({ issuedOn: '2026-03-31' })] })).toEqual(['FR-05 HOLD']);
    expect(found({ payments: [advance], sealed: false })).toEqual([]);
  });
});

describe('[13-1d] amounts and prices', () => {
  const amounts = (contractFen: number, invoicedFen: number, paidFen = invoicedFen, voucherFen = 0) =>
    found({
      order: { ...contract({ amountFen: contractFen }), voucherFen },
      invoices: [invoice({ amountFen: invoicedFen })],
      payments: [payment({ amountFen: paidFen })],
    });

  it('FR-04 lets exactly 0.5 % and exactly 100 元 pass', () => {
    expect(amounts(1_000_000, 995_000)).toEqual([]);
    expect(amounts(1_000_000, 994_999)).toEqual(['FR-04 HOLD']);
    expect(amounts(100_000_000, 99_990_000)).toEqual([]);
    expect(amounts(100_000_000, 99_989_999)).toEqual(['FR-04 HOLD']);
    expect(amounts(2_000_000, 2_000_000, 1_000_000)).toEqual(['FR-04 HOLD']);
  });

  it('FR-04 passes whatever lies within both tolerances, at any amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 100 }), (hundreds, over) => {
        const contractFen = hundreds * 20_000;
        const allowed = Math.min(contractFen / 200, 10_000);
        expect(amounts(contractFen, contractFen - allowed + Math.min(over, allowed))).toEqual([]);
        expect(amounts(contractFen, contractFen - allowed - 1)).toEqual(['FR-04 HOLD']);
      }),
    );
  });

  it('FR-04 adds up invoices, payments and the voucher of the order', () => {
    const halves = [invoice({ amountFen: 1_000_000 }), invoice({ itemId: 'I9', amountFen: 1_000_000 })];
    expect(found({ invoices: halves })).toEqual([]);
    expect(found({ payments: [payment({ voucherFen: 1_000_000 })] })).toEqual([]);
    expect(amounts(5_000_000, 5_000_000, 3_000_000, 2_000_000)).toEqual([]);
    expect(amounts(5_000_000, 5_000_000, 5_000_000, 2_000_000)).toEqual(['FR-04 HOLD']);
    expect(amounts(5_000_000, 5_000_000, 3_000_000, 0)).toEqual(['FR-04 HOLD']);
  });

  it.each([
    [10, 1_000_000, []],
    [10, 999_999, ['FR-06 REVIEW']],
    [9, 100_000, []],
  ])('FR-06 judges a price against %d others of median %d', (count, medianFen, expected) => {
    expect(found({ prices: { count, medianFen } })).toEqual(expected);
  });

  it('FR-06 compares with the agency’s own price of a whole service', () => {
    expect(found({ published: { priceFen: 1_999_999 } })).toEqual(['FR-06 REVIEW']);
    expect(found({ published: { priceFen: 1_999_999, unit: '项' } })).toEqual(['FR-06 REVIEW']);
    expect(found({ published: { priceFen: 1_999_999, unit: '小时' } })).toEqual([]);
    expect(found({ published: { priceFen: 2_000_000 } })).toEqual([]);
  });
});

describe('patterns over several orders', () => {
  const year = (more: object) => ({ year: { year: '2026', ofBuyer: 1, ofAgency: 1, nearCap: 0, ...more } });

  it('FR-07 counts amounts within 2 % of the cap', () => {
    expect(isNearCap(29_400_000, 30_000_000, 0.02)).toBe(true);
    expect(isNearCap(29_399_999, 30_000_000, 0.02)).toBe(false);
    expect(isNearCap(30_000_000, 30_000_000, 0.02)).toBe(true);
    expect(isNearCap(30_000_001, 30_000_000, 0.02)).toBe(false);
    expect(found(year({ nearCap: 2 }))).toEqual([]);
    expect(found(year({ nearCap: 3 }))).toEqual(['FR-07 INFO']);
  });

  it.each([
    [10, 100, []],
    [11, 100, ['FR-08 REVIEW']],
    [3, 10, []],
    [4, 10, ['FR-08 REVIEW']],
    [4, 9, []],
    [9, 30, []],
  ])('FR-08 judges %d orders of one buyer among %d', (ofBuyer, ofAgency, expected) => {
    expect(found(year({ ofBuyer, ofAgency }))).toEqual(expected);
  });

  it('FR-08 is about the agency, and says the same until the count has doubled', () => {
    const at = (ofBuyer: number) => judged(year({ ofBuyer, ofAgency: 1000 }))[0]?.finding;
    expect(at(11)).toMatchObject({ about: { subject: 'AGENCY' }, inputs: { moreThan: 10 } });
    expect(at(20)?.inputs).toEqual(at(11)?.inputs);
    expect(at(21)?.inputs).toMatchObject({ moreThan: 20 });
  });

  it('FR-11 says when more than half of the ratings come from buyers of one order', () => {
    const ratings = (count: number, single: number) => found({ ratings: { year: '2026', count, single } });
    expect(ratings(6, 3)).toEqual([]);
    expect(ratings(6, 4)).toEqual(['FR-11 INFO']);
    expect(ratings(4, 4)).toEqual([]);
  });
});
