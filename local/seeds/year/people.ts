import { people } from '../../identity/people.ts';
import { usccFixture } from '../../../test/support/uscc-fixtures.ts';
import type { Chance } from '../../../test/simulation/chance.ts';
import { addDays, type LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { AgencyPlan, BuyerPlan, ProductPlan, Strength, YearSize } from './plan-types.ts';

/** In the order of their agencies: most research, fewer of what needs a certificate. */
const CATEGORY_MIX: readonly (readonly [string, number])[] = [
  ['RESEARCH_DEVELOPMENT', 20],
  ['SCI_TECH_CONSULTING', 14],
  ['INSPECTION_TESTING', 10],
  ['TECHNOLOGY_TRANSFER', 6],
  ['INTELLECTUAL_PROPERTY', 6],
  ['INSTRUMENT_SHARING', 4],
];
const CERTIFICATES: Readonly<Record<string, string>> = {
  TECHNOLOGY_TRANSFER: 'TECHNOLOGY_TRANSFER_FILING',
  INSPECTION_TESTING: 'CMA',
  INTELLECTUAL_PROPERTY: 'PATENT_AGENCY_LICENCE',
  INSTRUMENT_SHARING: 'INSTRUMENT_CATALOGUE_ENTRY',
};
/** Those that need no certificate. */
const OPEN_CATEGORIES = ['RESEARCH_DEVELOPMENT', 'SCI_TECH_CONSULTING'];
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  RESEARCH_DEVELOPMENT: ['新材料配方研发', '嵌入式样机开发', '工艺改进研究'],
  SCI_TECH_CONSULTING: ['科技项目可行性研究', '技术路线咨询', '产业技术调研'],
  INSPECTION_TESTING: ['材料力学性能检测', '环境可靠性测试', '水质检测'],
  TECHNOLOGY_TRANSFER: ['技术成果评价', '技术转移对接'],
  INTELLECTUAL_PROPERTY: ['专利检索分析', '专利布局咨询'],
  INSTRUMENT_SHARING: ['电镜机时服务', '质谱分析机时'],
};
const PLACES = ['浦江', '苏河', '张江', '漕河泾', '临港', '紫竹', '杨浦', '嘉定', '松江', '金桥'];
const TRADES = ['新材', '智测', '创研', '汇科', '启明', '博源'];
/** One in so many is strong, average, … */
const STRENGTHS: readonly Strength[] = [
  ...Array<Strength>(5).fill('STRONG'),
  ...Array<Strength>(9).fill('AVERAGE'),
  ...Array<Strength>(4).fill('WEAK'),
  ...Array<Strength>(2).fill('INACTIVE'),
];
/** Organisations whose people can log in by the login page. */
const seededAgencies = ['legal-testing', 'legal-institute', 'legal-transfer', 'legal-law'].flatMap((id) => {
  const { uscc, orgName, mobile } = people.find((person) => person.id === id) ?? {};
  return uscc !== undefined && orgName !== undefined && mobile !== undefined
    ? [{ uscc, name: orgName, phone: mobile }]
    : [];
});
const SEEDED_CATEGORIES = [
  'INSPECTION_TESTING',
  'RESEARCH_DEVELOPMENT',
  'TECHNOLOGY_TRANSFER',
  'INTELLECTUAL_PROPERTY',
];

export function agenciesOf(size: YearSize, chance: Chance): AgencyPlan[] {
  const mix = CATEGORY_MIX.flatMap(([category, count]) => Array<string>(count).fill(category));
  const imported = size.agencies - size.applicants;
  return Array.from({ length: size.agencies }, (_, number) => {
    const seeded = number < imported ? seededAgencies[number] : undefined;
    const applies = number >= imported;
    const main = applies
      ? chance.of(OPEN_CATEGORIES)
      : seeded !== undefined
        ? (SEEDED_CATEGORIES[number] ?? 'RESEARCH_DEVELOPMENT')
        : (mix[Math.floor((number * mix.length) / imported)] ?? 'RESEARCH_DEVELOPMENT');
    const second = !applies && chance.is(0.25) ? OPEN_CATEGORIES.find((each) => each !== main) : undefined;
    const categories = [main, ...(second === undefined ? [] : [second])];
    const kind = CERTIFICATES[main];
    const strength = STRENGTHS[(number * 7) % STRENGTHS.length] ?? 'AVERAGE';
    return {
      number,
      uscc: seeded?.uscc ?? usccFixture(40_000 + number),
      name:
        seeded?.name ?? `上海${PLACES[number % 10]}${TRADES[Math.floor(number / 10) % 6]}科技服务有限公司`,
      phone: seeded?.phone ?? `+861380000${2000 + number}`,
      strength,
      categories,
      from: applies
        ? { appliesOn: addDays(size.from, 7 + Math.floor(((number - imported) * 200) / size.applicants)) }
        : { onboardedOn: addDays('2022-01-04', chance.below(1000)) },
      products: productsOf(categories, strength, chance),
      ...(kind !== undefined && {
        certificate: { kind, validUntil: addDays('2027-06-30', chance.below(700)) },
      }),
      documents:
        strength === 'INACTIVE'
          ? []
          : strength === 'WEAK'
            ? ['INTERNAL_CONTROL']
            : ['INTERNAL_CONTROL', 'FINANCIAL_SYSTEM'],
    };
  });
}

function productsOf(categories: readonly string[], strength: Strength, chance: Chance): ProductPlan[] {
  const [main = '', second] = categories;
  const names = SERVICES[main] ?? [];
  const wanted = strength === 'INACTIVE' ? 1 : strength === 'STRONG' ? names.length : 2;
  const of = (category: string, name: string): ProductPlan => ({
    category,
    name,
    priceFen: (4 + chance.below(27)) * 100_000,
  });
  return [
    ...names.slice(0, wanted).map((name) => of(main, name)),
    ...(second === undefined || strength === 'INACTIVE' ? [] : [of(second, SERVICES[second]?.[0] ?? '')]),
  ];
}

/** Two enterprises and a team can log in by the login page; every eighth buyer is a team. */
export function buyersOf({ buyers }: YearSize): BuyerPlan[] {
  const seeded: readonly BuyerPlan[] = people
    .filter(({ tokenRoles }) => tokenRoles?.includes('BUYER'))
    .map(({ id, orgName, displayName, uscc }) => ({
      id,
      name: orgName ?? `${displayName}创业团队`,
      ...(uscc !== undefined && { uscc }),
    }));
  const made = Array.from({ length: Math.max(0, buyers - seeded.length) }, (_, i): BuyerPlan => {
    if (i % 8 === 7) return { id: `seed-team-${i}`, name: `样例创业团队${i}` };
    const uscc = usccFixture(41_000 + i);
    return { id: `seed-buyer-${i}`, name: `上海样例购买第${i + 1}科技有限公司`, uscc };
  });
  return [...seeded, ...made].slice(0, buyers);
}

/** The day from which buyers may order: a while after an agency has come and put its products on show. */
export const openFrom = ({ from }: AgencyPlan, start: LocalDate): LocalDate =>
  'appliesOn' in from ? addDays(from.appliesOn, 24) : addDays(start, 3);
