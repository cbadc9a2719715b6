import { readContent } from '../../../shared/domain/publicity/content.ts';
import type { PublicityBody } from '../../../shared/domain/publicity/publicity.ts';
import { publicityPeriodText } from '../../../shared/domain/time/day-count.ts';
import { noticeLinks } from '../views.ts';
import { html, page } from './html.ts';

/** The notices that run, with their dates; `cursor` leads to the next page. */
export function bulletinPage(
  running: readonly { readonly id: string; readonly body: PublicityBody }[],
  cursor: string | undefined,
): string {
  const entries = running.map(({ id, body: { content, period } }) => {
    const text = publicityPeriodText(period.publishedOn, period.lastDay);
    return html`<li>
      <a href="${noticeLinks(id).page}">${readContent(content).title}</a>
      <p class="note">${text}</p>
    </li>`;
  });
  const list =
    entries.length === 0
      ? html`<p class="note">当前没有公示。</p>`
      : html`<ul class="list">
          ${entries}
        </ul>`;
  const more =
    cursor === undefined
      ? undefined
      : html`<p><a href="/bulletin?cursor=${encodeURIComponent(cursor)}">下一页</a></p>`;
  return page(
    '公示公告栏',
    html`<h1>公示公告栏</h1>
      ${list} ${more}`,
  );
}
