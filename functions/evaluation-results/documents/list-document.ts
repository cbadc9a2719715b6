import { evaluationName } from '../../../shared/domain/evaluation/cycle/name.ts';
import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { zhDate, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { DocumentContent } from '../../../shared/platform/documents/document-content.ts';
import { cite } from '../../../shared/policy/articles.ts';
import { GRADE_ZH, GROUND_ZH, gradeZh } from '../grade-names.ts';
import type { PublicListRow } from '../readings/category-of.ts';
import type { ListHead, ListPart } from '../readings/public-list.ts';

export const listTitle = ({ year, published }: ListHead): string =>
  `${evaluationName(year)}结果${published ? '' : '（公示）'}`;

const countsText = (grades: ListHead['grades']): string =>
  Object.entries(GRADE_ZH)
    .filter(([grade]) => (grades[grade] ?? 0) > 0)
    .map(([grade, zh]) => `${zh}${grades[grade]}家`)
    .join('、');

/** How many of each grade, as a sentence: those that are not ranked among them, and the first ones where some were amended. */
export function gradesText({ grades, gradesFirstPublished, ranked, unranked }: ListHead): string {
  const others = unranked === 0 ? '' : `，未参加排名${unranked}家`;
  const first = gradesFirstPublished && `（首次公布：${countsText(gradesFirstPublished)}）`;
  return `参加排名${ranked}家${others}；等次：${countsText(grades)}${first ?? ''}。`;
}

/** What was amended since the publication, a line each (9-6b). */
export const amendmentLines = ({ amendments }: ListHead): string[] =>
  amendments.map(
    ({ orgName = '', from, grade, ground, decisionNo, decidedOn }) =>
      `更正：${orgName}的等次由${gradeZh(from)}更正为${gradeZh(grade)}，依据${decisionNo}（${zhDate(decidedOn)}${
        ground === undefined ? '' : `，${GROUND_ZH[ground]}`
      }）；更正等次不占用也不释放其他机构的名额。`,
  );

/** The grade of a row, marked where it was amended. */
export const gradeText = ({ grade, firstPublished, amendment }: PublicListRow): string =>
  amendment === undefined
    ? GRADE_ZH[grade ?? 'WITHHELD']
    : `${gradeZh(grade)}（更正；首次公布为${gradeZh(firstPublished)}，${amendment.decisionNo}，${zhDate(amendment.decidedOn)}）`;

/** The hashes that a copy of the list and the bundles are compared with. */
export const hashLines = ({ rankingHash, listHash, root, amendments }: ListHead): [string, string][] => [
  ['排名摘要值（SHA-256）', rankingHash],
  ...(listHash === undefined
    ? []
    : [
        [amendments.length > 0 ? '公布清单摘要值（含更正）' : '公布清单摘要值', listHash] as [string, string],
      ]),
  ...(root === undefined ? [] : [['核验根值（全部参评项，与核验包比对）', root] as [string, string]]),
];

/** One part of the list of a category as a document (9-5, 9-6b). */
export function listDocument({ head, rows }: ListPart): DocumentContent {
  const { docNo, filing, published, at, ruleZh } = head;
  const article = published ? '9-6b' : '9-5';
  return {
    title: listTitle(head),
    subtitle: `服务类别：${head.nameZh}`,
    at,
    foot: docNo,
    parts: [
      { kind: 'TEXT', text: `依据：${cite(article, docNo)?.zh ?? docNo}。` },
      ...(filing
        ? ([{ kind: 'TEXT', text: `市科委备案号：${filing.number}（${zhDate(filing.on)}）。` }] as const)
        : []),
      { kind: 'TEXT', text: gradesText(head) },
      ...amendmentLines(head).map((text) => ({ kind: 'TEXT', text }) as const),
      {
        kind: 'TABLE',
        columns: [
          { heading: '名次', share: 1 },
          { heading: '机构名称', share: 5 },
          { heading: '统一社会信用代码', share: 3 },
          { heading: '等次', share: 1.5 },
          ...(published ? [{ heading: '得分', share: 1.2 }] : []),
        ],
        rows: rows.map((row) => [
          row.rank === undefined ? '—' : String(row.rank),
          row.orgName,
          row.uscc,
          gradeText(row),
          ...(published ? [row.rank === undefined ? '—' : fixed(row.total, 2)] : []),
        ]),
      },
      ...(ruleZh === undefined ? [] : ([{ kind: 'NOTE', text: ruleZh }] as const)),
      ...hashLines(head).map(([name, hash]) => ({ kind: 'NOTE', text: `${name}：${hash}` }) as const),
      { kind: 'NOTE', text: `${published ? '公布' : '公示'}日期：${zhDate(toLocalDate(at))}` },
    ],
  };
}
