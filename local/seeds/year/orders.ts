import { addDays, type LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Chance } from '../../../test/simulation/chance.ts';
import { openFrom } from './people.ts';
import type { AgencyPlan, BuyerPlan, Deed, OrderAct, OrderEnd, OrderPlan, Strength } from './plan-types.ts';

/** How likely an order placed with such an agency ends so; whatever is left over is archived. */
const ENDS: Readonly<Record<Strength, Readonly<Partial<Record<OrderEnd, number>>>>> = {
  STRONG: { DECLINED: 0.02, CANCELLED: 0.02, QUOTA_REFUSED: 0.01, COMPLETED: 0.05 },
  AVERAGE: {
    DECLINED: 0.07,
    EXPIRED: 0.02,
    CANCELLED: 0.04,
    QUOTA_REFUSED: 0.02,
    TERMINATED: 0.03,
    ON_HOLD: 0.005,
    COMPLETED: 0.16,
  },
  WEAK: {
    DECLINED: 0.15,
    EXPIRED: 0.13,
    CANCELLED: 0.06,
    QUOTA_REFUSED: 0.03,
    TERMINATED: 0.1,
    ON_HOLD: 0.04,
    COMPLETED: 0.3,
  },
  INACTIVE: {},
};
const SHARE: Readonly<Record<Strength, number>> = { STRONG: 5, AVERAGE: 2, WEAK: 1, INACTIVE: 0 };
const LATE: Readonly<Record<Strength, number>> = { STRONG: 0.04, AVERAGE: 0.15, WEAK: 0.4, INACTIVE: 0 };
const REWORK: Readonly<Record<Strength, number>> = { STRONG: 0.02, AVERAGE: 0.08, WEAK: 0.25, INACTIVE: 0 };
const BEST_STARS: Readonly<Record<Strength, number>> = { STRONG: 5, AVERAGE: 5, WEAK: 4, INACTIVE: 3 };
/** Well below what an enterprise, and a team, may use in a year. */
const MOST_FEN = { enterprise: 24_000_000, team: 8_000_000 };

interface Making {
  readonly days: readonly LocalDate[];
  readonly agencies: readonly AgencyPlan[];
  readonly buyers: readonly BuyerPlan[];
  readonly orders: number;
}

/** Orders with what happens to each; those that the year's end overtakes stay under way. */
export function ordersOf({ days, agencies, buyers, orders }: Making, chanceOf: (n: number) => Chance) {
  const start = days[0] ?? '';
  const sellers = agencies.flatMap((agency) => Array<AgencyPlan>(SHARE[agency.strength]).fill(agency));
  const spent = new Map<number, number>();
  const plans: OrderPlan[] = [];
  const deeds: Deed[] = [];
  for (let number = 0; number < orders; number += 1) {
    const chance = chanceOf(number);
    const placedAt = Math.min(days.length - 1, 2 + Math.floor((number * (days.length - 4)) / orders));
    const placedOn = days[placedAt] ?? start;
    const open = sellers.filter((agency) => openFrom(agency, start) <= placedOn);
    if (open.length === 0) throw new RangeError(`nobody sells on ${placedOn}`);
    const agency = chance.of(open);
    const product = chance.below(agency.products.length);
    const priceFen = agency.products[product]?.priceFen ?? 0;
    const voucherFen = Math.floor(priceFen / (chance.is(0.8) ? 2 : 4));
    const buyer = buyerFor(chance.below(buyers.length), buyers, spent, voucherFen);
    spent.set(buyer, (spent.get(buyer) ?? 0) + voucherFen);
    const lasts = 4 + chance.below(9);
    const late = chance.is(LATE[agency.strength]);
    const delivery = placedAt + 3 + lasts;
    // Acting days are three or four days apart.
    const dueOn = addDays(placedOn, Math.floor((3 + lasts) * 3.5) + (late ? -8 : 7));
    const end = drawEnd(agency.strength, chance);
    const order = {
      number,
      agency: agency.number,
      product,
      buyer,
      channel: number % 2 === 0 ? ('PLATFORM' as const) : ('MARKET' as const),
      placedOn,
      dueOn,
      priceFen,
      voucherFen,
      stars: Math.max(1, BEST_STARS[agency.strength] - chance.below(agency.strength === 'WEAK' ? 4 : 2)),
    };
    const steps = stepsOf({ placedAt, delivery, end, strength: agency.strength, chance });
    const done = steps.filter(([at]) => at < days.length);
    for (const [at, round, kind] of done)
      deeds.push({ on: days[at] ?? start, round, act: { kind, order: number } });
    plans.push({
      ...order,
      ...reached(
        end,
        done.map(([, , kind]) => kind),
        steps.length === done.length,
      ),
    });
  }
  return { plans, deeds };
}

/** The next buyer whose yearly cap is not near. */
function buyerFor(
  first: number,
  buyers: readonly BuyerPlan[],
  spent: ReadonlyMap<number, number>,
  fen: number,
): number {
  for (let i = 0; i < buyers.length; i += 1) {
    const buyer = (first + i) % buyers.length;
    const most = buyers[buyer]?.uscc === undefined ? MOST_FEN.team : MOST_FEN.enterprise;
    if ((spent.get(buyer) ?? 0) + fen < most) return buyer;
  }
  throw new RangeError('every buyer has used up its vouchers');
}

function drawEnd(strength: Strength, chance: Chance): OrderEnd {
  const odds = ENDS[strength];
  const left = 1 - Object.values(odds).reduce((sum, share) => sum + share, 0);
  return chance.weighed({ ...odds, ARCHIVED: left } as Record<OrderEnd, number>);
}

type Step = readonly [at: number, round: 0 | 1, act: OrderAct];

interface Course {
  readonly placedAt: number;
  readonly delivery: number;
  readonly end: OrderEnd;
  readonly strength: Strength;
  readonly chance: Chance;
}

function stepsOf({ placedAt, delivery, end, strength, chance }: Course): Step[] {
  const steps: Step[] = [[placedAt, 0, 'PLACE']];
  if (end === 'EXPIRED') return steps;
  if (end === 'CANCELLED') return [...steps, [placedAt, 1, 'CANCEL']];
  const answer = placedAt + (strength === 'STRONG' || chance.is(0.5) ? 0 : 1);
  if (end === 'DECLINED') return [...steps, [answer, 1, 'DECLINE']];
  steps.push([answer, 1, 'ACCEPT'], [answer + 1, 0, end === 'QUOTA_REFUSED' ? 'REFUSE_QUOTA' : 'QUOTA']);
  if (end === 'QUOTA_REFUSED') return steps;
  steps.push([answer + 1, 1, 'CONTRACT']);
  if (end === 'TERMINATED') return [...steps, [delivery, 1, 'TERMINATE']];
  if (end === 'ON_HOLD') return [...steps, [delivery, 0, 'HOLD']];
  steps.push([delivery, 0, 'DELIVER']);
  let received = delivery + 1;
  if (chance.is(REWORK[strength])) {
    steps.push([delivery + 1, 0, 'REJECT'], [delivery + 3, 0, 'DELIVER']);
    received = delivery + 4;
  }
  // Unless the buyer says so, the delivery counts as accepted after fifteen working days.
  if (chance.is(0.2)) received += 7;
  else steps.push([received, 0, 'RECEIVE']);
  if (chance.is(0.6)) steps.push([received, 1, 'RATE']);
  if (end === 'COMPLETED' && chance.is(0.06)) steps.push([received, 1, 'FLAG']);
  if (end === 'COMPLETED') return steps;
  steps.push([received + 1, 0, 'INVOICE'], [received + 1, 1, 'PROVE_PAYMENT']);
  // Claims are brought together for the quarter; what is left waits for the next.
  if (chance.is(0.6)) return steps;
  steps.push([received + 2, 0, 'CLAIM'], [received + 3, 0, 'PROPOSE_APPROVAL'], [received + 3, 1, 'APPROVE']);
  return steps;
}

/** Where an order stands at the year's end, if only so many of its steps were taken. */
function reached(
  end: OrderEnd,
  acts: readonly OrderAct[],
  whole: boolean,
): Pick<OrderPlan, 'end' | 'redemption'> {
  const redemption = acts.includes('APPROVE') ? 'APPROVED' : acts.includes('CLAIM') ? 'CLAIMED' : 'NONE';
  if (whole) return { end, redemption };
  if (acts.includes('PROVE_PAYMENT')) return { end: 'ARCHIVED', redemption };
  return { end: acts.includes('RECEIVE') ? 'COMPLETED' : 'UNDER_WAY', redemption };
}
