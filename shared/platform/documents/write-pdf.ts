import type { DocumentContent, DocumentPart } from './document-content.ts';
import { drawTable } from './pdf-table.ts';

/** The file of the font, as it lies beside the function that writes documents (infra/constructs/bundle.ts, `beside`). */
export const DOCUMENT_FONT = 'NotoSansSC_400Regular.ttf';

export type ReadFont = () => Promise<Uint8Array>;

export const MARGIN = 56;
const FOOT = 36;
const SIZES = { title: 18, subtitle: 11, heading: 13, text: 10.5, note: 8.5 } as const;

/** What drawing needs of the library. */
export type Pdf = PDFKit.PDFDocument;

/**
 * A document as PDF, with the glyphs it uses of an open Chinese font (Noto Sans SC, SIL OFL 1.1) embedded, so that every
 * reader shows it. The library and the font are loaded by the first document, as most environments make none.
 */
export async function writePdf(content: DocumentContent, readFont: ReadFont): Promise<Buffer> {
  const [{ default: PdfDocument }, font] = await Promise.all([import('pdfkit'), readFont()]);
  const pdf = new PdfDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN + FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: content.title,
      Creator: '上海市科技创新券智能化工作平台',
      CreationDate: new Date(content.at),
    },
    // Null opens none of the built-in fonts, which know no Chinese; the types know only names of fonts.
    font: null as never,
  });
  const bytes = collect(pdf);
  pdf.registerFont('zh', Buffer.from(font)).font('zh');
  pdf.fontSize(SIZES.title).text(content.title, { align: 'center' }).moveDown(0.4);
  if (content.subtitle !== undefined)
    pdf.fontSize(SIZES.subtitle).text(content.subtitle, { align: 'center' }).moveDown(0.6);
  for (const part of content.parts) draw(pdf, part);
  numberPages(pdf, content.foot);
  pdf.end();
  return bytes;
}

function draw(pdf: Pdf, part: DocumentPart): void {
  switch (part.kind) {
    case 'HEADING':
      pdf.moveDown(0.6).fontSize(SIZES.heading).text(part.text).moveDown(0.3);
      return;
    case 'TEXT':
      pdf.fontSize(SIZES.text).text(part.text, { lineGap: 3 }).moveDown(0.4);
      return;
    case 'NOTE':
      pdf.fontSize(SIZES.note).fillColor('#444444').text(part.text, { lineGap: 2 }).moveDown(0.4);
      pdf.fillColor('black');
      return;
    case 'FACTS':
      drawTable(pdf, { columns: [{ share: 3 }, { share: 7 }], rows: part.rows }, SIZES.text);
      return;
    case 'TABLE':
      drawTable(pdf, part, SIZES.note + 0.5);
  }
}

function numberPages(pdf: Pdf, foot: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at);
    const { height, width, margins } = pdf.page;
    // Below the margin: the library would open a page for it otherwise.
    margins.bottom = 0;
    const text = `${foot}　第 ${at - start + 1} 页，共 ${count} 页`;
    pdf
      .fontSize(SIZES.note)
      .fillColor('#444444')
      .text(text, MARGIN, height - MARGIN, { width: width - 2 * MARGIN, align: 'center' })
      .fillColor('black');
  }
}

function collect(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
