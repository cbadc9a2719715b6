import { describe, expect, it } from 'vitest';
import {
  as,
  declaration,
  placement,
  PLACED_AT,
  placed,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { contractGuardsOf, normalisedNumber } from './contract.ts';
import { decidePlaceOrder, orderNoOf, type Placement } from './place.ts';
import { responseReminderTimes } from './reminders.ts';

const place = (more: Partial<Placement>) =>
  decidePlaceOrder('01JQ', { ...placement, ...more }, { ...as('BUYER'), ...settings });
const offered = (more: Partial<Placement['offered']>) => ({ offered: { ...placement.offered, ...more } });

describe('placing an order', () => {
  it('[6-1a][13-4] starts the response term, the expiry and the first reminder, and keeps the declaration', () => {
    const order = placed();
    expect(order.status).toBe('PLACED');
    expect(Object.values(order.deadlines).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      // Thursday + 2 working days = Monday; + 10 = Thursday two weeks later.
      ['ORDER_RESPONSE', '2026-03-09T16:00:00.000Z'],
      ['ORDER_EXPIRY', '2026-03-19T16:00:00.000Z'],
      ['ORDER_RESPONSE_REMINDER', '2026-03-06T16:00:00.000Z'],
    ]);
    expect(order.body.declarations.buyer).toEqual({
      version: '2026-1',
      at: PLACED_AT,
      by: 'u-BUYER',
      relatedParty: false,
    });
  });

  it('[6-1a] reminds when half of the term is over and one day before its end', () => {
    const term = placed().deadlines['ORDER_RESPONSE'];
    if (term === undefined) throw new Error('no term');
    expect(responseReminderTimes(term, settings)).toEqual([
      '2026-03-06T16:00:00.000Z',
      '2026-03-08T16:00:00.000Z',
    ]);
  });

  it.each([
    ['no declaration', undefined],
    ['one that is not accepted', { ...declaration, accepted: false }],
    ['another text', { ...declaration, textVersion: '2025-1' }],
    ['the related-party question left open', { accepted: true, textVersion: '2026-1' }],
  ])('[13-4] refuses %s', (_, given) => {
    expect(place({ declaration: given })).toMatchObject({ refused: 'USAGE_DECLARATION_REQUIRED' });
  });

  it.each([
    ['[6-1a] of a suspended agency', offered({ agencyActive: false }), 'AGENCY_NOT_ACTIVE'],
    ['[6-1a] on a product that is not published', offered({ published: false }), 'PRODUCT_NOT_PUBLISHED'],
    ['[RP-01] by the agency itself', offered({ uscc: placement.buyer.id }), 'RELATED_PARTY_BLOCKED'],
    ['with a delivery date before today', { dueOn: '2026-03-04' }, 'VALIDATION_FAILED'],
    ['with more than half by voucher', { voucherFen: 500_001 }, 'VOUCHER_LIMIT_EXCEEDED'],
    ['beyond the yearly cap', { priceFen: 100_000_000, voucherFen: 30_000_001 }, 'VOUCHER_LIMIT_EXCEEDED'],
  ])('refuses one %s', (_, more, code) => {
    expect(place(more)).toMatchObject({ refused: code });
  });

  it('refuses anybody but a buyer', () => {
    const decided = decidePlaceOrder('01JQ', placement, { ...as('AGENCY_ADMIN'), ...settings });
    expect(decided).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('gives a team the cap of teams', () => {
    const team = { id: 'team-u-1', kind: 'TEAM', name: '示例团队' } as const;
    const beyond = { buyer: team, priceFen: 100_000_000, voucherFen: 10_000_001 };
    expect(place(beyond)).toMatchObject({
      refused: 'VOUCHER_LIMIT_EXCEEDED',
      extra: { limitFen: 10_000_000 },
    });
  });

  it('numbers orders by the Shanghai year and the end of the id', () => {
    expect(orderNoOf('01JQ5K8ZV3ABCDEFGHJKMNPQRS', '2026-12-31T16:00:00.000Z')).toBe('2027-GHJKMNPQRS');
  });
});

describe('the guards of a contract', () => {
  it('[13-1a] tells numbers apart by letters and digits only', () => {
    expect(normalisedNumber('沪科（2026）第 001号')).toBe('沪科2026第001号');
    expect(normalisedNumber('ht-２０２６/001')).toBe('HT2026001');
    const one = contractGuardsOf('A', { number: 'HT-2026-001', sha256: 'x' });
    expect(contractGuardsOf('A', { number: 'ht 2026 001', sha256: 'y' })).toEqual({
      number: one.number,
      file: 'CONTRACT_FILE#y',
    });
  });

  it('[13-1a] leaves each agency its own numbers; a file is one on the whole platform', () => {
    const contract = { number: 'HT-2026-001', sha256: 'x' };
    const [one, other] = [contractGuardsOf('A', contract), contractGuardsOf('B', contract)];
    expect(other.number).not.toBe(one.number);
    expect(other.file).toBe(one.file);
  });
});
