import { usccFixture } from '../../support/uscc-fixtures.ts';
import { Chance } from '../chance.ts';
import { marketLine, sendAll } from '../moves/market.ts';
import { open, type SellerPlan } from '../opening.ts';
import type { World } from '../world.ts';
import { CATEGORIES, passTo, YEAR } from './now.ts';

const [RND, LAB] = CATEGORIES;
/** In the last days of the year that is evaluated, so that orders count and the season is near. */
export const SEASON_AT = `${YEAR - 1}-12-28T09:00:00+08:00`;
/** In two categories, without a phone, without an order, and too young to be evaluated: one each. */
export const SEASON_SELLERS = [
  { categories: [RND], onboardedOn: '2024-05-06' },
  { categories: [RND, LAB], onboardedOn: '2024-05-06' },
  { categories: [LAB], onboardedOn: '2023-11-20' },
  { categories: [RND], onboardedOn: '2024-12-01' },
  { categories: [RND], onboardedOn: '2026-05-06' },
  { categories: [LAB], onboardedOn: '2024-05-06' },
] as const satisfies readonly SellerPlan[];
/** Completed orders of each, by seller. */
const ORDERS = [3, 2, 3, 0, 1, 2] as const;

/** Agencies that have worked through the year that is evaluated, in its last days or on the morning after. */
export async function openSeason(world: World): Promise<void> {
  await open(world, SEASON_SELLERS);
  const chance = new Chance(world.seed, -1);
  // Organisations that have a verified phone of their own are asked by text message, the others by a call.
  const reachable = world.sellers[0]?.applicant;
  for (const [index, seller] of world.sellers.entries())
    for (let n = 0; n < (ORDERS[index] ?? 0); n += 1) {
      const [productId = ''] = seller.shop.products.slice(n % seller.shop.products.length);
      const number = world.trade.number();
      const asked = n === 0 && index > 0 && reachable !== undefined;
      const buyer = asked
        ? { kind: 'ENTERPRISE', uscc: reachable.uscc, name: reachable.orgName }
        : {
            kind: 'ENTERPRISE',
            uscc: usccFixture(7_000_000 + number, '91'),
            name: `上海用户${number}号有限公司`,
          };
      const facts = { productId, productVersion: 1, buyer, number, priceFen: 900_000 };
      const line = marketLine(world, facts, { end: 'whole', stars: 3 + chance.below(3), auto: false });
      sendAll(world, { sourceOrderId: `M-${world.seed}-${number}`, line, sent: new Set() });
    }
  await world.stack.quiesce();
  if (world.seed % 2 === 0) await passTo({ world }, `${YEAR}-01-02T08:50:00+08:00`);
}
