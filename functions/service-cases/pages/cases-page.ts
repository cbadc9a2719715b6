import { CaseBoard } from '../../../events/service-case-ref.ts';
import { html, page } from '../../publicity/pages/html.ts';
import type { publicCase } from '../views.ts';
import { BOARDS } from './boards.ts';

/** One board of the publicity column (宣传栏) as people read it; `cursor` leads to the next page. */
export function casesPage(
  board: CaseBoard,
  cases: readonly ReturnType<typeof publicCase>[],
  cursor: string | undefined,
): string {
  const links = CaseBoard().options.map(
    (each) => html`<a href="/case-column?board=${each}">${BOARDS[each]}</a> `,
  );
  const entries = cases.map(
    ({ caseId, title, text, agencyName }) =>
      html`<section id="${caseId}">
        <h2>${title}</h2>
        <p class="note">${agencyName}</p>
        <p class="text">${text}</p>
      </section>`,
  );
  const none = cases.length === 0 ? html`<p class="note">暂无案例。</p>` : undefined;
  const more =
    cursor === undefined
      ? undefined
      : html`<p>
          <a href="/case-column?board=${board}&amp;cursor=${encodeURIComponent(cursor)}">下一页</a>
        </p>`;
  return page(
    `服务案例：${BOARDS[board]}`,
    html`<h1>服务案例</h1>
      <p>${links}</p>
      <h2>${BOARDS[board]}</h2>
      ${entries} ${none} ${more}`,
    '案例经服务机构和用户双方同意公布。',
  );
}
