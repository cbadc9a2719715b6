import {
  auditBundle,
  type BundlePart,
  publicBundle,
  receiptBundle,
} from '../../../test/support/journeys/evaluation/bundles.ts';
import type { Deployment } from '../../../test/support/journeys/deployment.ts';
import { readReceipt } from '../../../test/support/journeys/evaluation/receipts.ts';
import {
  type ListedEntry,
  publicList,
  readResult,
} from '../../../test/support/journeys/evaluation/results.ts';
import { agencyLogin } from '../../seeds/year/world.ts';
import type { AgencyPlan } from '../../seeds/year/plan-types.ts';
import { verdictOn } from '../../verify/verdict.ts';
import { table } from '../table.ts';

const GRADES: Readonly<Record<string, string>> = {
  EXCELLENT: '优秀',
  GOOD: '良好',
  QUALIFIED: '合格',
  UNQUALIFIED: '不合格',
  WITHHELD: '暂缓',
};
const gradeZh = (grade: string | undefined) => GRADES[grade ?? ''] ?? '—';

/** The list of each category as anybody reads it; gives the first of the longest. */
export async function printRankings(
  place: Deployment,
  cycleId: string,
): Promise<(ListedEntry & { readonly category: string }) | undefined> {
  const { categories = [] } = await readResult(place, cycleId);
  const lists = await Promise.all(
    categories.map(async ({ category }) => ({ category, list: await publicList(place, cycleId, category) })),
  );
  for (const { list } of lists) {
    const rows = list.items.map(({ rank, orgName, total, grade }) => [
      rank === undefined ? '—' : String(rank),
      orgName,
      total ?? '—',
      gradeZh(grade),
    ]);
    console.log(
      `\n${list.nameZh}（参评 ${list.ranked} 家）\n${table(['名次', '机构', '得分', '等次'], rows)}`,
    );
  }
  const [longest] = lists.toSorted((a, b) => b.list.ranked - a.list.ranked);
  const first = longest?.list.items.find(({ rank }) => rank === 2) ?? longest?.list.items[0];
  return longest && first && { ...first, category: longest.category };
}

/** One receipt, as its own agency reads it. */
export async function printReceipt(
  place: Deployment,
  agencies: readonly AgencyPlan[],
  of: { readonly entryId: string; readonly uscc: string },
): Promise<void> {
  const plan = agencies.find(({ uscc }) => uscc === of.uscc);
  const reader = place.as(plan === undefined ? 'officer-li' : agencyLogin(plan));
  const { orgName, categoryZh, score, nearest } = await readReceipt(reader, of.entryId);
  const { rank = '—', of: among = '—', grade } = score.place;
  const rows = score.dimensions.flatMap(({ nameZh, score: points, weight, indicators }) => [
    [nameZh, '', `${points} / ${weight}`, ''],
    ...indicators.map((each) => [
      '',
      each.nameZh,
      each.score ?? '缺项',
      each.inputs.map(({ zh, value, unit }) => `${zh} ${value}${unit}`).join('；'),
    ]),
  ]);
  console.log(
    `\n评分明细 ${orgName} · ${categoryZh} · 总分 ${score.total} · 第 ${rank} / ${among} 名 · ${gradeZh(grade)}`,
  );
  console.log(table(['维度', '指标', '得分', '依据'], rows));
  for (const { zh, from, to, total, grade: better } of nearest.slice(0, 3))
    console.log(`若${zh}由 ${from} 至 ${to}，则得 ${total} 分，${gradeZh(better)}`);
}

/** What `npm run verify` says of the three bundles of the result; gives whether all of them are true. */
export async function printVerdicts(place: Deployment, cycleId: string, entryId: string): Promise<boolean> {
  const bundles: readonly (readonly [string, readonly BundlePart[]])[] = [
    ['公开核验包 public bundle', await publicBundle(place, cycleId)],
    ["审计核验包 auditors' bundle", await auditBundle(place, cycleId)],
    ['机构核验包 receipt', await receiptBundle(place.as('officer-li'), entryId)],
  ];
  const verdicts = bundles.map(([name, parts]) => ({ name, ...verdictOn(parts) }));
  for (const { name, lines } of verdicts) console.log(`\n${name}: ${lines.join('\n  ')}`);
  return verdicts.every(({ valid }) => valid);
}
