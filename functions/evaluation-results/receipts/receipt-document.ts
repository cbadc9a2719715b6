import { evaluationName } from '../../../shared/domain/evaluation/cycle/name.ts';
import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { zhDate } from '../../../shared/domain/time/local-date.ts';
import type { DocumentContent, DocumentPart } from '../../../shared/platform/documents/document-content.ts';
import { cite } from '../../../shared/policy/articles.ts';
import { GRADE_ZH, gradeZh, GROUND_ZH, REASON_ZH } from '../grade-names.ts';
import type { Receipt } from './receipt.ts';

export const receiptTitle = ({ year }: Pick<Receipt, 'year'>): string => `${evaluationName(year)}评分明细`;

/** Place and grade, as its agency reads them. */
export function placeFacts(receipt: Receipt): [string, string][] {
  const { score, primary, orgName, uscc, categoryZh, amended, ruleZh, spreadNoteZh } = receipt;
  const { rank, of, grade, because = [] } = score.place;
  const spread = score.totalSpread;
  return [
    ['机构名称', orgName],
    ['统一社会信用代码', uscc],
    ['服务类别', categoryZh],
    ['评价得分', score.total],
    ...(rank === undefined ? [] : [['名次', `第${rank}名（共${of ?? 0}家）`] as [string, string]]),
    ...(grade === undefined ? [] : [['评价等次', GRADE_ZH[grade]] as [string, string]]),
    ...(amended === undefined ? [] : amendedFacts(amended)),
    ...(primary === false ? [['排名', '以得分最高的其他服务类别参加排名'] as [string, string]] : []),
    ...(because.length === 0
      ? []
      : [['说明', because.map((code) => REASON_ZH[code] ?? code).join('；')] as [string, string]]),
    ...(ruleZh === undefined ? [] : [['未参加排名的规则', ruleZh] as [string, string]]),
    ...(spreadNoteZh === undefined ? [] : [['类别得分分布', spreadNoteZh] as [string, string]]),
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

/** By what the grade was amended, and what was published first with its reasons. */
function amendedFacts({
  decisionNo,
  decidedOn,
  ground,
  from,
  firstPublished,
}: NonNullable<Receipt['amended']>) {
  const basis = ground === undefined ? '' : `，${GROUND_ZH[ground as keyof typeof GROUND_ZH] ?? ground}`;
  const reasons = firstPublished.because.map((code) => REASON_ZH[code] ?? code).join('；');
  const first = gradeZh(firstPublished.grade) + (reasons === '' ? '' : `（${reasons}）`);
  const facts: [string, string][] = [
    ['等次更正', `依据${decisionNo}（${zhDate(decidedOn)}${basis}）更正，原为${gradeZh(from)}`],
    ['首次公布的等次', first],
  ];
  return facts;
}

const CORRECTIONS = [
  { heading: '数据', share: 2 },
  { heading: '原值', share: 1.5 },
  { heading: '更正后', share: 1.5 },
  { heading: '理由', share: 3 },
  { heading: '证明材料', share: 2 },
  { heading: '提出', share: 2 },
  { heading: '批准', share: 2 },
];

/** What was corrected in the review, a row each (9-3a). */
const correctionParts = ({ corrections }: Receipt): DocumentPart[] =>
  corrections.length === 0
    ? []
    : [
        { kind: 'HEADING', text: '复核中更正的数据' },
        {
          kind: 'TABLE',
          columns: CORRECTIONS,
          rows: corrections.map((each) => [
            each.zh,
            each.from,
            each.to,
            each.reason,
            each.evidenceRef,
            `${each.proposedByOffice}，${zhDate(each.proposedOn)}`,
            `${each.approvedByOffice}，${zhDate(each.approvedOn)}`,
          ]),
        },
      ];

const COLUMNS = [
  { heading: '指标', share: 2 },
  { heading: '得分', share: 1 },
  { heading: '计分方法', share: 4 },
  { heading: '数据', share: 2 },
  { heading: '来源', share: 3 },
];

/** The receipt as a document: each point with its formula, its input and where that comes from (9-2c). */
export function receiptDocument(receipt: Receipt): DocumentContent {
  const { score, nearest, nearestNoteZh, docNo, at } = receipt;
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
      ...correctionParts(receipt),
      { kind: 'HEADING', text: '可提升等次的单项变化' },
      ...(nearest.length === 0
        ? ([{ kind: 'TEXT', text: nearestNoteZh ?? '结果形成后列出。' }] as const)
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
