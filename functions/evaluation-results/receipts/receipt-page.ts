import { type Html, html, page } from '../../publicity/pages/html.ts';
import type { DocumentPart } from '../../../shared/platform/documents/document-content.ts';
import type { Receipt } from './receipt.ts';
import { receiptDocument } from './receipt-document.ts';

const NOTE = '本页仅供本机构查阅。得分由平台数据按公布的评价方案计算，任何人不得手工录入。';

/** The same receipt as a page: the parts of its document, one after the other. */
export function receiptPage(receipt: Receipt): string {
  const { title, subtitle = '', parts } = receiptDocument(receipt);
  const heading = html`<h1>${title}</h1>
    <p class="state"><span>${subtitle}</span></p>`;
  return page(title, html`${heading} ${parts.map(partOf)}`, NOTE);
}

const cells = (values: readonly string[]): readonly Html[] => values.map((value) => html`<td>${value}</td>`);

function partOf(part: DocumentPart): Html {
  switch (part.kind) {
    case 'HEADING':
      return html`<h2>${part.text}</h2>`;
    case 'TEXT':
      return html`<p>${part.text}</p>`;
    case 'NOTE':
      return html`<p class="note">${part.text}</p>`;
    case 'FACTS':
      return html`<table>
        <tbody>
          ${part.rows.map(
            ([name, value]) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="text">${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
    case 'TABLE':
      return html`<table>
        <thead>
          <tr>
            ${part.columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${part.rows.map(
            (row) =>
              html`<tr>
                ${cells(row)}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}
