import { html, page } from '../../publicity/pages/html.ts';
import type { Exported } from '../collections/export-collection.ts';
import { BOARDS } from './boards.ts';

/** A version of the collection, in its order. */
export function collectionPage({ exportHash, index, texts }: Exported): string {
  const entries = index.cases.map(({ caseId, board, agencyName }, place) => {
    const shown = texts[place];
    return html`<section id="${caseId}">
      <h2>${place + 1}. ${shown?.title ?? '（案例已撤下）'}</h2>
      <p class="note">${BOARDS[board]}，${agencyName}</p>
      <p class="text">${shown?.text ?? ''}</p>
    </section>`;
  });
  return page(
    index.title,
    html`<h1>${index.title}</h1>
      <p class="note">第${index.version}版，共${index.cases.length}个案例，摘要值 ${exportHash}</p>
      ${entries}`,
    '案例经服务机构和用户双方同意公布。',
  );
}
