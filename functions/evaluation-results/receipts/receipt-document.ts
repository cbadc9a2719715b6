import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import type { DocumentContent, DocumentPart } from '../../../shared/platform/documents/document-content.ts';
import { cite } from '../../../shared/policy/articles.ts';
import { GRADE_ZH, REASON_ZH } from '../grade-names.ts';
import type { Receipt } from './receipt.ts';

export const receiptTitle = ({ year }: Pick<Receipt, 'year'>): string => `${year}年度综合评价评分明细`;

/** Place and grade, as its agency reads them. */
export function placeFacts({ score, primary, orgName, uscc, categoryZh }: Receipt): [string, string][] {
  const { rank, of, grade, because = [] } = score.place;
  const spread = score.totalSpread;
  return [
    ['机构名称', orgName],
    ['统一社会信用代码', uscc],
    ['服务类别', categoryZh],
    ['评价得分', score.total],
    ...(rank === undefined ? [] : [['名次', `第${rank}名（共${of ?? 0}家）`] as [string, string]]),
    ...(grade === undefined ? [] : [['评价等次', GRADE_ZH[grade]] as [string, string]]),
    ...(primary === false ? [['排名', '以得分最高的其他服务类别参加排名'] as [string, string]] : []),
    ...(because.length === 0
      ? []
      : [['说明', because.map((code) => REASON_ZH[code] ?? code).join('；')] as [string, string]]),
    ...(spread === undefined
      ? []
      : [
          [
            '类别得分分布',
            `十分位${fixed(spread.p10, 2)}，四分位${fixed(spread.p25, 2)}，中位${fixed(spread.p50, 2)}，上四分位${fixed(spread.p75, 2)}，上十分位${fixed(spread.p90, 2)}`,
          ] as [string, string],
        ]),
  ];
}

const COLUMNS = [
  { heading: '指标', share: 2 },
  { heading: '得分', share: 1 },
  { heading: '计分方法', share: 4 },
  { heading: '数据', share: 2 },
  { heading: '来源', share: 3 },
];

/** The receipt as a document: each point with its formula, its input and where that comes from (9-2c). */
export function receiptDocument(receipt: Receipt): DocumentContent {
  const { score, nearest, docNo, at } = receipt;
  const dimensions = score.dimensions.flatMap(
    ({ nameZh, score: points, weight, indicators }): DocumentPart[] => [
      { kind: 'HEADING', text: `${nameZh}：${points} / ${weight}` },
      {
        kind: 'TABLE',
        columns: COLUMNS,
        rows: indicators.map((each) => [
          `${each.nameZh}（${each.weight}）`,
          each.score ?? '缺项',
          `${each.formulaZh}；${each.pointsZh}`,
          each.inputs.map(({ zh, value, unit }) => `${zh}：${value}${unit}`).join('；'),
          each.inputs.map(({ evidence }) => evidence.zh).join('；'),
        ]),
      },
    ],
  );
  return {
    title: receiptTitle(receipt),
    subtitle: receipt.categoryZh,
    at,
    foot: docNo,
    parts: [
      { kind: 'TEXT', text: `依据：${cite('9-2c', docNo)?.zh ?? docNo}。` },
      { kind: 'FACTS', rows: placeFacts(receipt) },
      ...dimensions,
      { kind: 'HEADING', text: '可提升等次的单项变化' },
      ...(nearest.length === 0
        ? ([{ kind: 'TEXT', text: '没有任何单项变化可使等次提升，或已为最高等次。' }] as const)
        : ([
            {
              kind: 'TABLE',
              columns: [
                { heading: '数据', share: 3 },
                { heading: '实际', share: 2 },
                { heading: '须达到', share: 2 },
                { heading: '得分', share: 1 },
                { heading: '等次', share: 1 },
              ],
              rows: nearest.map(({ zh, from, to, total, grade }) => [zh, from, to, total, GRADE_ZH[grade]]),
            },
          ] as const)),
    ],
  };
}
