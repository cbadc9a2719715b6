import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { zhDate } from '../../../shared/domain/time/local-date.ts';
import { html, page } from '../../publicity/pages/html.ts';
import type { ListPart } from '../readings/public-list.ts';
import { amendmentLines, gradesText, gradeText, hashLines, listTitle } from './list-document.ts';

/** The list of a category as people read it (9-5, 9-6b). */
export function listPage({ head, rows, cursor }: ListPart): string {
  const { cycleId, category, nameZh, published, filing, ruleZh } = head;
  const at = `/evaluation-results/${cycleId}/${category}`;
  const heading = published ? html`<th scope="col">得分</th>` : html``;
  const body = rows.map(
    (row) =>
      html`<tr>
        <td>${row.rank === undefined ? '—' : row.rank}</td>
        <td>${row.orgName}</td>
        <td>${row.uscc}</td>
        <td>${gradeText(row)}</td>
        ${published ? html`<td>${row.rank === undefined ? '—' : fixed(row.total, 2)}</td>` : html``}
      </tr>`,
  );
  return page(
    listTitle(head),
    html`<h1>${listTitle(head)}</h1>
      <p class="state"><span>${nameZh}</span></p>
      ${filing ? html`<p>市科委备案号：${filing.number}（${zhDate(filing.on)}）</p>` : html``}
      <p>${gradesText(head)}</p>
      ${amendmentLines(head).map((line) => html`<p class="note">${line}</p>`)}
      <table>
        <thead>
          <tr>
            <th scope="col">名次</th>
            <th scope="col">机构名称</th>
            <th scope="col">统一社会信用代码</th>
            <th scope="col">等次</th>
            ${heading}
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
      ${ruleZh === undefined ? html`` : html`<p class="note">${ruleZh}</p>`}
      ${
        cursor === undefined
          ? html``
          : html`<p><a href="${at}/page?cursor=${encodeURIComponent(cursor)}">下一页</a></p>`
      }
      <p><a href="${at}/document">PDF</a> <a href="${at}/workbook">Excel</a></p>
      <h2>内容摘要</h2>
      ${hashLines(head).map(
        ([name, hash]) =>
          html`<p class="note">${name}：</p>
            <p><code>${hash}</code></p>`,
      )}`,
  );
}
