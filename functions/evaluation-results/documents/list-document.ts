import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { zhDate, toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { DocumentContent } from '../../../shared/platform/documents/document-content.ts';
import { cite } from '../../../shared/policy/articles.ts';
import { GRADE_ZH } from '../grade-names.ts';
import type { ListHead, ListPart } from '../readings/public-list.ts';

export const listTitle = ({ year, published }: ListHead): string =>
  `${year}年度科技创新券服务机构综合评价结果${published ? '' : '（公示）'}`;

/** How many of each grade, as a sentence. */
export function gradesText({ grades, ranked }: ListHead): string {
  const counts = Object.entries(GRADE_ZH)
    .filter(([grade]) => (grades[grade] ?? 0) > 0)
    .map(([grade, zh]) => `${zh}${grades[grade]}家`);
  return `参加排名${ranked}家，其中${counts.join('、')}。`;
}

/** One part of the list of a category as a document (9-5, 9-6b). */
export function listDocument({ head, rows }: ListPart): DocumentContent {
  const { docNo, filing, rankingHash, listHash, published, at } = head;
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
      {
        kind: 'TABLE',
        columns: [
          { heading: '名次', share: 1 },
          { heading: '机构名称', share: 5 },
          { heading: '统一社会信用代码', share: 3 },
          { heading: '等次', share: 1.5 },
          ...(published ? [{ heading: '得分', share: 1.2 }] : []),
        ],
        rows: rows.map(({ rank, orgName, uscc, grade, total }) => [
          rank === undefined ? '—' : String(rank),
          orgName,
          uscc,
          GRADE_ZH[grade ?? 'WITHHELD'],
          ...(published ? [rank === undefined ? '—' : fixed(total, 2)] : []),
        ]),
      },
      { kind: 'NOTE', text: `排名摘要值（SHA-256）：${rankingHash}` },
      ...(listHash === undefined ? [] : ([{ kind: 'NOTE', text: `公布清单摘要值：${listHash}` }] as const)),
      { kind: 'NOTE', text: `${published ? '公布' : '公示'}日期：${zhDate(toLocalDate(at))}` },
    ],
  };
}
