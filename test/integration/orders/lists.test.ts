import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUYER, OFFICER, OTHER_BUYER } from './people.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('the lists of orders', () => {
  it('show an agency its own by status, a buyer its own, officers all, page by page', async () => {
    const seller = await world.seller();
    const placed = [
      await world.orderOf(seller),
      await world.orderOf(seller),
      await world.orderOf(seller, 'ACCEPTED'),
    ];
    const first = await world.done('listOrders', { as: seller.admin, query: { limit: '1' } });
    const query = { limit: '10', cursor: first.cursor };
    const rest = await world.done('listOrders', { as: seller.admin, query });
    const ids = [...first.items, ...rest.items].map((each: { orderId: string }) => each.orderId);
    expect(ids.toSorted()).toEqual(
      placed
        .slice(0, 2)
        .map(({ orderId }) => orderId)
        .toSorted(),
    );
    const accepted = await world.done('listOrders', { as: seller.admin, query: { status: 'ACCEPTED' } });
    expect(accepted.items).toHaveLength(1);
    const bought = await world.done('listPlacedOrders', { as: BUYER, query: { limit: '100' } });
    expect(bought.items.length).toBeGreaterThanOrEqual(3);
    expect((await world.done('listPlacedOrders', { as: OTHER_BUYER })).items).toEqual([]);
    const all = await world.done('listOrders', { as: OFFICER, query: { limit: '100' } });
    expect(all.items.length).toBeGreaterThanOrEqual(2);
    const none = await world.call('listOrders', { as: BUYER });
    expect(none).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
  });

  it('[13-4] stand beside the text that both sides declare', async () => {
    expect(await world.done('readUsageDeclaration', { as: undefined })).toMatchObject({ version: '2026-1' });
  });
});
