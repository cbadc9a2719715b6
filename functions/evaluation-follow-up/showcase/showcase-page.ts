import { html, page } from '../../publicity/pages/html.ts';
import type { shownView } from '../views.ts';

const GRADES = { EXCELLENT: '优秀', GOOD: '良好' } as const;

interface Shown {
  readonly cycleId: string;
  readonly category: string;
  readonly categories: readonly { readonly code: string; readonly nameZh: string }[];
  readonly shown: readonly ReturnType<typeof shownView>[];
  readonly cursor: string | undefined;
}

/** The showcase of one category (分类设置专栏) as people read it; `cursor` leads to the next page. */
export function showcasePage({ cycleId, category, categories, shown, cursor }: Shown): string {
  const address = (code: string) => `/showcase-page?cycleId=${encodeURIComponent(cycleId)}&category=${code}`;
  const links = categories.map(({ code, nameZh }) => html`<a href="${address(code)}">${nameZh}</a> `);
  const name = categories.find(({ code }) => code === category)?.nameZh ?? category;
  const rows = shown.map(
    ({ agencyName, grade }) =>
      html`<tr>
        <td>${agencyName}</td>
        <td>${GRADES[grade]}</td>
      </tr>`,
  );
  const table =
    rows.length === 0
      ? html`<p class="note">暂无展示机构。</p>`
      : html`<table>
          <tr>
            <th>服务机构</th>
            <th>评价等次</th>
          </tr>
          ${rows}
        </table>`;
  const more =
    cursor === undefined
      ? undefined
      : html`<p><a href="${address(category)}&cursor=${encodeURIComponent(cursor)}">下一页</a></p>`;
  return page(
    `优秀服务机构专栏：${name}`,
    html`<h1>优秀服务机构专栏</h1>
      <p>${links}</p>
      <h2>${name}（${cycleId}年度评价）</h2>
      ${table} ${more}`,
    '等次依照公布的综合评价结果。',
  );
}
