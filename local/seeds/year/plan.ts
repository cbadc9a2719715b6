import { addDays, type LocalDate } from '../../../shared/domain/time/local-date.ts';
import { Chance } from '../../../test/simulation/chance.ts';
import { actingDays } from './days.ts';
import { ordersOf } from './orders.ts';
import { agenciesOf, buyersOf } from './people.ts';
import type { AgencyPlan, ComplaintPlan, Deed, DemandPlan, YearPlan, YearSize } from './plan-types.ts';

/** Changes whenever the same size would give another plan. */
export const PLAN_VERSION = 2;

const SEED = 2026;
/** The evaluation season of the calendar year opens after it. */
const END = '2027-01-04T01:00:00.000Z';
/** Streams of chance apart from those of the orders, which count from 0. */
const STREAM = { agencies: 1_000_000, demands: 1_000_001, days: 1_000_002 };

export const WHOLE_YEAR: YearSize = {
  agencies: 60,
  applicants: 10,
  orders: 600,
  buyers: 40,
  complaints: 5,
  demands: 20,
  from: '2026-03-02',
  until: '2026-12-31',
};

/**
 * As much of it as shows a season of the evaluation: a few agencies of each category, and their last hundred days, as
 * products count that were on offer for ninety.
 */
export const AUTUMN: YearSize = {
  agencies: 16,
  applicants: 0,
  orders: 80,
  buyers: 12,
  complaints: 1,
  demands: 2,
  from: '2026-09-21',
  until: '2026-12-31',
};

/** What happens on which day; the same for the same size, wherever and whenever it is asked for. */
export function yearPlan(size: YearSize = WHOLE_YEAR): YearPlan {
  const days = actingDays(size.from, size.until);
  const agencies = agenciesOf(size, new Chance(SEED, STREAM.agencies));
  const buyers = buyersOf(size);
  const made = ordersOf(
    { days, agencies, buyers, orders: size.orders },
    (number) => new Chance(SEED, number),
  );
  const complaints = complaintsOf(size, agencies);
  const demands = demandsOf(size, agencies, buyers.length);
  const deeds = [
    ...agencyDeeds(agencies, days),
    ...made.deeds,
    ...complaints.flatMap((_, i) => complaintDeeds(i, complaints.length, days)),
    ...demands.flatMap((demand, i) => demandDeeds(demand, i, demands.length, days)),
    ...spotCheckDeeds(days),
  ];
  return {
    version: PLAN_VERSION,
    days,
    end: size.until === WHOLE_YEAR.until ? END : `${addDays(size.until, 1)}T01:00:00.000Z`,
    agencies,
    buyers,
    orders: made.plans,
    complaints,
    demands,
    deeds: deeds.toSorted((a, b) => (a.on === b.on ? a.round - b.round : a.on < b.on ? -1 : 1)),
  };
}

const at = (days: readonly LocalDate[], index: number) => days[Math.min(index, days.length - 1)] ?? '';
/** The first acting day not before a date. */
const actingFrom = (days: readonly LocalDate[], date: LocalDate) => days.find((day) => day >= date);

function agencyDeeds(agencies: readonly AgencyPlan[], days: readonly LocalDate[]): Deed[] {
  const chance = new Chance(SEED, STREAM.days);
  const deeds: Deed[] = [{ on: at(days, 0), round: 0, act: { kind: 'IMPORT' } }];
  for (const { number: agency, from, strength, certificate, documents } of agencies) {
    const put = (
      on: LocalDate | undefined,
      round: 0 | 1,
      kind: 'APPLY' | 'PUBLISH' | 'VERIFY_PHONE' | 'FILE_DOCUMENTS' | 'CERTIFY' | 'INTRODUCE' | 'CONFIRM',
    ) => {
      if (on !== undefined) deeds.push({ on, round, act: { kind, agency } });
    };
    const applied = 'appliesOn' in from ? actingFrom(days, from.appliesOn) : undefined;
    if ('appliesOn' in from) put(applied, 0, 'APPLY');
    // Seven days of publicity begin once the checks have passed.
    const active = 'appliesOn' in from ? actingFrom(days, addDays(from.appliesOn, 14)) : at(days, 0);
    if (active === undefined) continue;
    if (certificate !== undefined) put(active, 1, 'CERTIFY');
    put(actingFrom(days, addDays(active, 1)), 0, 'PUBLISH');
    if (strength !== 'INACTIVE' || chance.is(0.5)) put(active, 1, 'VERIFY_PHONE');
    if (documents.length > 0)
      put(actingFrom(days, addDays(active, 2 + chance.below(40))), 0, 'FILE_DOCUMENTS');
    // Whoever does neither falls due in the spring of the next year.
    const upkeep = actingFrom(days, addDays(active, 90 + chance.below(150)));
    if (strength === 'STRONG' || chance.is(0.4)) put(upkeep, 0, 'INTRODUCE');
    else if (strength === 'AVERAGE') put(upkeep, 0, 'CONFIRM');
  }
  return deeds;
}

const COMPLAINTS: readonly Omit<ComplaintPlan, 'agency'>[] = [
  { facts: '收费与公布的标准不符', outcome: 'SUBSTANTIATED' },
  { facts: '交付成果与合同约定不一致', outcome: 'PARTLY' },
  { facts: '多次催促后仍未交付', outcome: 'SUBSTANTIATED' },
  { facts: '服务人员资质存疑', outcome: 'UNSUBSTANTIATED' },
];

function complaintsOf({ complaints }: YearSize, agencies: readonly AgencyPlan[]): ComplaintPlan[] {
  const weak = agencies.filter(({ strength, from }) => strength !== 'STRONG' && 'onboardedOn' in from);
  return Array.from({ length: complaints }, (_, i) => ({
    ...(COMPLAINTS[i % COMPLAINTS.length] ?? { facts: '', outcome: 'UNSUBSTANTIATED' }),
    agency: weak[(i * 5) % weak.length]?.number ?? 0,
  }));
}

function complaintDeeds(complaint: number, of: number, days: readonly LocalDate[]): Deed[] {
  const first = 3 + Math.floor((complaint * (days.length - 8)) / of);
  return (['COMPLAIN', 'INVESTIGATE', 'COMMENT', 'DECIDE', 'REPLY'] as const).map((kind, i) => ({
    on: at(days, first + (i >> 1)),
    round: (i & 1) as 0 | 1,
    act: { kind, complaint },
  }));
}

function demandsOf({ demands }: YearSize, agencies: readonly AgencyPlan[], buyers: number): DemandPlan[] {
  const chance = new Chance(SEED, STREAM.demands);
  const known = agencies.filter(({ from }) => 'onboardedOn' in from);
  return Array.from({ length: demands }, () => {
    const first = chance.of(known);
    const category = first.categories[0] ?? '';
    const others = known.filter(
      ({ number, categories }) => number !== first.number && categories.includes(category),
    );
    const invited = [first.number, ...others.slice(0, 2).map(({ number }) => number)];
    const answers = invited.map(() => chance.weighed({ OFFERED: 0.6, DECLINED: 0.2, NONE: 0.2 }));
    return { buyer: chance.below(buyers), category, invited, answers };
  });
}

function demandDeeds(
  { answers }: DemandPlan,
  demand: number,
  of: number,
  days: readonly LocalDate[],
): Deed[] {
  const first = 3 + Math.floor((demand * (days.length - 8)) / of);
  const put = (index: number, round: 0 | 1, kind: 'DEMAND' | 'ANSWER' | 'CLOSE_DEMAND'): Deed => ({
    on: at(days, index),
    round,
    act: { kind, demand },
  });
  const answered = answers.some((answer) => answer !== 'NONE');
  return [
    put(first, 0, 'DEMAND'),
    ...(answered ? [put(first, 1, 'ANSWER')] : []),
    ...(demand % 2 === 0 ? [put(first + 4, 0, 'CLOSE_DEMAND')] : []),
  ];
}

/** After each quarter that ends within the plan. */
function spotCheckDeeds(days: readonly LocalDate[]): Deed[] {
  return ['2026Q1', '2026Q2', '2026Q3'].flatMap((quarter, i) => {
    const over = `2026-${String(3 * i + 4).padStart(2, '0')}-01`;
    const first = days.findIndex((day) => day >= over);
    if (first < 0 || at(days, 0) > over) return [];
    const acts = [
      [0, 0, 'PLAN_SPOT_CHECKS'],
      [0, 1, 'DRAW_SPOT_CHECKS'],
      [2, 0, 'GIVE_MATERIAL'],
      [3, 0, 'REVIEW_SPOT_CHECKS'],
      [3, 1, 'CONCLUDE_SPOT_CHECKS'],
    ] as const;
    return acts.flatMap(([later, round, kind]): Deed[] => {
      const on = days[first + later];
      return on === undefined ? [] : [{ on, round, act: { kind, quarter } }];
    });
  });
}
