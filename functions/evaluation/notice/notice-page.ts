import type { ScopeRow } from '../../../shared/domain/evaluation/scope/scope.ts';
import type { Page } from '../../../shared/store/read.ts';
import { type Html, html, page } from '../../publicity/pages/html.ts';
import { categoriesText, noticeText } from './notice-text.ts';
import type { NoticeView } from './view.ts';

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): Html => html`
  <table>
    <thead>
      <tr>
        ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>
`;

/** The notice of the evaluation as people read it: who, by what scheme, and what fixes both (9-1a, 9-1b). */
export function noticePage(
  notice: NoticeView,
  list: Page<ScopeRow>,
  categoryNames: ReadonlyMap<string, string>,
): string {
  const text = noticeText(notice);
  const at = `/evaluation-notices/${notice.cycleId}`;
  const called =
    text.calledOff === undefined ? undefined : html`<p class="state"><span>${text.calledOff}</span></p>`;
  const rows = list.items.map(({ agencyName, uscc, categories }) => [
    agencyName,
    uscc,
    categoriesText(categories, categoryNames),
  ]);
  const more =
    list.cursor === undefined
      ? undefined
      : html`<p><a href="${at}/page?cursor=${encodeURIComponent(list.cursor)}">下一页</a></p>`;
  return page(
    text.title,
    html`<h1>${text.title}</h1>
      ${called}
      <p class="period">${text.period}</p>
      <p>${text.basis}</p>
      <h2>${text.schemeTitle}</h2>
      ${table(['评价维度', '指标', '权重'], text.indicators)}
      <ul>
        ${text.rules.map((rule) => html`<li>${rule}</li>`)}
      </ul>
      <h2>${text.listTitle}</h2>
      ${table(['机构名称', '统一社会信用代码', '参评服务类别'], rows)} ${more}
      <p>${text.corrections}</p>
      <p><a href="${at}/document">PDF</a></p>
      <h2>摘要值</h2>
      <p class="note">${text.hashNote}</p>
      ${text.hashes.map(([name, hash]) => html`<p>${name}：<code>${hash}</code></p>`)}`,
    '清单和评价方案自发布时固定，以摘要值为准。',
  );
}
