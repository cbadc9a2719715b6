import { expect, it } from 'vitest';
import { yearPlan } from '../../local/seeds/year/plan.ts';
import { liveThrough } from '../../local/seeds/year/run.ts';
import { ownStack } from './own-stack.ts';

const { stack, as } = await ownStack();
/** What an order that is under way has not come to. */
const OVER = ['DECLINED', 'EXPIRED', 'CANCELLED', 'QUOTA_REFUSED', 'TERMINATED', 'COMPLETED', 'ARCHIVED'];

it('lives through a month of three agencies and eight orders as planned', { timeout: 180_000 }, async () => {
  const size = { agencies: 3, applicants: 0, orders: 8, buyers: 4, complaints: 1, demands: 1 };
  const plan = yearPlan({ ...size, from: '2026-03-02', until: '2026-03-31' });
  const { orderIds, refused } = await liveThrough(plan, stack, () => undefined);
  expect(refused).toEqual([]);
  const officer = as('officer-li');
  const reached = await Promise.all(
    plan.orders.map(async ({ number }) => {
      const params = { orderId: orderIds.get(number) ?? '' };
      const { status } = await officer.done<{ status: string }>('readOrder', { params });
      return OVER.includes(status) ? status : 'UNDER_WAY';
    }),
  );
  expect(reached).toEqual(plan.orders.map(({ end }) => end));
});
