import type { GuideBody } from '../../shared/domain/guide/guide.ts';
import { toLocalDate, zhDate } from '../../shared/domain/time/local-date.ts';
import { html, page } from '../publicity/pages/html.ts';

const KINDS = {
  GUIDE: '指引',
  FAQ: '常见问题',
  TEMPLATE: '模板',
  EXPERIENCE: '经验推广',
  NEWS: '宣传报道',
} as const;

/** What is published for agencies, as people read it; `cursor` leads to the next page. */
export function guidesPage(
  guides: readonly { readonly id: string; readonly body: GuideBody }[],
  cursor: string | undefined,
): string {
  const entries = guides.map(
    ({ id, body }) =>
      html`<section id="${id}">
        <h2>${body.title}</h2>
        <p class="note">
          ${KINDS[body.kind]}，第${body.number}版，${zhDate(toLocalDate(body.publishedAt))}发布
        </p>
        <p class="text">${body.text}</p>
      </section>`,
  );
  const none = guides.length === 0 ? html`<p class="note">暂无内容。</p>` : undefined;
  const more =
    cursor === undefined
      ? undefined
      : html`<p><a href="/guidebook?cursor=${encodeURIComponent(cursor)}">下一页</a></p>`;
  return page(
    '服务机构指引',
    html`<h1>服务机构指引</h1>
      ${entries} ${none} ${more}`,
    '以最新发布的版本为准。',
  );
}
