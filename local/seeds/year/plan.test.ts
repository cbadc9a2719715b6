import { expect, it } from 'vitest';
import { parseUscc } from '../../../shared/domain/identity/uscc.ts';
import { WHOLE_YEAR, yearPlan } from './plan.ts';

const plan = yearPlan();
const countOf = <T>(all: readonly T[], holds: (each: T) => boolean): number => all.filter(holds).length;

it('plans the same year whenever it is asked', () => {
  expect(yearPlan()).toEqual(plan);
});

it('plans sixty agencies, of which ten apply, with codes and phones that nobody owns', () => {
  const { agencies } = plan;
  expect(agencies).toHaveLength(60);
  expect(countOf(agencies, ({ from }) => 'appliesOn' in from)).toBe(10);
  expect(new Set(agencies.map(({ uscc }) => uscc)).size).toBe(60);
  for (const { uscc, phone, from } of agencies) {
    expect(parseUscc(uscc).ok).toBe(true);
    expect(phone).toMatch(/^\+861380000\d{4}$/);
    expect(Object.values(from)).toEqual([
      expect.stringMatching('onboardedOn' in from ? /^202[234]-/ : /^2026-/),
    ]);
  }
});

it('has a category of twelve agencies and more, every active category, and every strength', () => {
  const sizes = new Map<string, number>();
  for (const category of plan.agencies.flatMap(({ categories }) => categories))
    sizes.set(category, (sizes.get(category) ?? 0) + 1);
  expect(sizes.size).toBe(6);
  expect(Math.max(...sizes.values())).toBeGreaterThanOrEqual(12);
  for (const strength of ['STRONG', 'AVERAGE', 'WEAK', 'INACTIVE'])
    expect(countOf(plan.agencies, (each) => each.strength === strength)).toBeGreaterThanOrEqual(3);
});

it('plans six hundred orders, half of them in the market, with every end', () => {
  const { orders } = plan;
  expect(orders).toHaveLength(WHOLE_YEAR.orders);
  expect(countOf(orders, ({ channel }) => channel === 'MARKET')).toBe(300);
  const ends = [
    'DECLINED',
    'EXPIRED',
    'CANCELLED',
    'QUOTA_REFUSED',
    'TERMINATED',
    'ON_HOLD',
    'UNDER_WAY',
    'COMPLETED',
  ];
  for (const end of ends) expect(countOf(orders, (each) => each.end === end)).toBeGreaterThan(0);
  expect(countOf(orders, ({ end }) => end === 'ARCHIVED')).toBeGreaterThan(300);
  expect(countOf(orders, ({ redemption }) => redemption === 'APPROVED')).toBeGreaterThan(100);
  const sellers = new Set(orders.map(({ agency }) => agency));
  const inactive = plan.agencies.filter(({ strength }) => strength === 'INACTIVE');
  expect(inactive.some(({ number }) => sellers.has(number))).toBe(false);
});

it('lets nobody use more vouchers than a year allows, nor more than half a price', () => {
  const spent = new Map<number, number>();
  for (const { buyer, voucherFen, priceFen } of plan.orders) {
    expect(voucherFen * 2).toBeLessThanOrEqual(priceFen);
    spent.set(buyer, (spent.get(buyer) ?? 0) + voucherFen);
  }
  for (const [buyer, fen] of spent)
    expect(fen).toBeLessThan(plan.buyers[buyer]!.uscc === undefined ? 10_000_000 : 30_000_000);
});

it('does everything on acting days, in their order, and an order only once its agency sells', () => {
  const { deeds, days } = plan;
  const times = deeds.map(({ on, round }) => `${on} ${round}`);
  expect(times).toEqual(times.toSorted());
  expect(deeds.every(({ on }) => days.includes(on))).toBe(true);
  const published = new Map<number, string>();
  for (const { on, act } of deeds)
    if (act.kind === 'PUBLISH' && 'agency' in act) published.set(act.agency, on);
  for (const { agency, placedOn } of plan.orders)
    expect(placedOn > (published.get(agency) ?? '9999')).toBe(true);
});
