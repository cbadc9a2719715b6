import type { ScopeRow } from '../../../shared/domain/evaluation/scope/scope.ts';
import type { DocumentContent } from '../../../shared/platform/documents/document-content.ts';
import { cite } from '../../../shared/policy/articles.ts';
import { categoriesText, noticeText } from './notice-text.ts';
import type { NoticeView } from './view.ts';

/** The notice of the evaluation as a document: the words of its page, with one part of the list (9-1a, 9-1b). */
export function noticeDocument(
  notice: NoticeView,
  rows: readonly ScopeRow[],
  { categoryNames, docNo }: { readonly categoryNames: ReadonlyMap<string, string>; readonly docNo: string },
): DocumentContent {
  const text = noticeText(notice);
  return {
    title: text.title,
    at: notice.publishedAt,
    foot: docNo,
    parts: [
      ...(text.calledOff === undefined ? [] : ([{ kind: 'TEXT', text: text.calledOff }] as const)),
      { kind: 'TEXT', text: `依据：${cite('9-1a', docNo)?.zh ?? docNo}。` },
      { kind: 'TEXT', text: text.period },
      { kind: 'TEXT', text: text.basis },
      { kind: 'HEADING', text: text.schemeTitle },
      {
        kind: 'TABLE',
        columns: [
          { heading: '评价维度', share: 3 },
          { heading: '指标', share: 5 },
          { heading: '权重', share: 1 },
        ],
        rows: text.indicators,
      },
      ...text.rules.map((rule) => ({ kind: 'TEXT', text: rule }) as const),
      { kind: 'HEADING', text: text.listTitle },
      {
        kind: 'TABLE',
        columns: [
          { heading: '机构名称', share: 5 },
          { heading: '统一社会信用代码', share: 3 },
          { heading: '参评服务类别', share: 4 },
        ],
        rows: rows.map(({ agencyName, uscc, categories }) => [
          agencyName,
          uscc,
          categoriesText(categories, categoryNames),
        ]),
      },
      { kind: 'TEXT', text: text.corrections },
      { kind: 'HEADING', text: '摘要值' },
      { kind: 'NOTE', text: text.hashNote },
      ...text.hashes.map(([name, hash]) => ({ kind: 'NOTE', text: `${name}：${hash}` }) as const),
    ],
  };
}
