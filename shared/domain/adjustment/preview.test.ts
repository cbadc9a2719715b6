import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/support/adjustment-fixtures.ts';
import { Preview, previewOf, type Reach, refuseOutdated } from './preview.ts';

const reach: Reach = {
  orders: [
    { ref: 'ORDER#O1', status: 'PLACED', orderId: 'O1', orderNo: 'N1', buyerId: 'B1', amountFen: 100 },
    { ref: 'ORDER#O2', status: 'PLACED', orderId: 'O2', orderNo: 'N2', buyerId: 'B1', amountFen: 20 },
    { ref: 'ORDER#O3', status: 'IN_PROGRESS', orderId: 'O3', orderNo: 'N3', buyerId: 'B2', amountFen: 3 },
  ],
  claims: [
    { ref: 'REDEMPTION#O8', status: 'CLAIMED', amountFen: 40 },
    { ref: 'REDEMPTION#O9', status: 'ON_HOLD', amountFen: 5 },
  ],
  products: [{ ref: 'PRODUCT#P1', status: 'PUBLISHED' }],
  showcases: [
    { ref: 'SHOWCASE#S1', status: 'SHOWN' },
    { ref: 'SHOWCASE#S2', status: 'SHOWN' },
  ],
  cases: [
    { ref: 'SERVICECASE#1', status: 'PUBLISHED' },
    { ref: 'SERVICECASE#2', status: 'PUBLISHED' },
    { ref: 'SERVICECASE#3', status: 'PUBLISHED' },
  ],
};
const KINDS = ['orders', 'claims', 'products', 'showcases', 'cases'] as const;

describe('the preview of a suspension or a removal', () => {
  it('[12-2s] counts what would be touched, each company once', () => {
    const { hash, ...counted } = previewOf(reach, NOW);
    expect(counted).toEqual({
      at: NOW,
      openOrders: { count: 3, amountFen: 123, byStatus: { PLACED: 2, IN_PROGRESS: 1 }, buyers: 2 },
      unpaidClaims: { count: 2, amountFen: 45 },
      publicPages: { products: 1, showcases: 2, cases: 3 },
    });
    expect(Preview().parse({ ...counted, hash })).toEqual({ ...counted, hash });
    const negative = { ...counted, hash, unpaidClaims: { count: -1, amountFen: 0 } };
    expect(Preview().safeParse(negative).success).toBe(false);
  });

  it('[12-3h] has one hash in whatever order and at whatever time it is read', () => {
    const shuffled = fc.record({
      orders: fc.shuffledSubarray([...reach.orders], { minLength: 3 }),
      claims: fc.shuffledSubarray([...reach.claims], { minLength: 2 }),
      products: fc.constant(reach.products),
      showcases: fc.shuffledSubarray([...reach.showcases], { minLength: 2 }),
      cases: fc.shuffledSubarray([...reach.cases], { minLength: 3 }),
    });
    fc.assert(
      fc.property(shuffled, (same) => {
        expect(previewOf(same, '2027-01-01T00:00:00.000Z').hash).toBe(previewOf(reach, NOW).hash);
      }),
    );
  });

  it('[12-3h] is outdated by anything that came, went or moved', () => {
    const seen = previewOf(reach, NOW).hash;
    const refused = (changed: Reach) => refuseOutdated(seen, previewOf(changed, NOW), '12-3h');
    expect(refused(reach)).toBeUndefined();
    for (const kind of KINDS) {
      const list = reach[kind];
      for (const other of [
        list.slice(1),
        [...list, { ...list[0]!, ref: 'NEW#1' }],
        [{ ...list[0]!, status: 'MOVED' }, ...list.slice(1)],
      ]) {
        const changed = { ...reach, [kind]: other };
        expect(refused(changed)).toMatchObject({
          refused: 'PREVIEW_OUTDATED',
          article: '12-3h',
          extra: { previewHash: previewOf(changed, NOW).hash },
        });
      }
    }
  });
});
