import type { Pdf } from './write-pdf.ts';

interface Table {
  readonly columns: readonly { readonly heading?: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}

const PADDING = 4;
const RULE = 0.5;

/** A ruled table over the whole width; its headings stand again on every page that it goes on to. */
export function drawTable(pdf: Pdf, { columns, rows }: Table, size: number): void {
  pdf.fontSize(size);
  const { left, right } = pdf.page.margins;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => ((pdf.page.width - left - right) * share) / whole);
  const headings = columns.map(({ heading }) => heading ?? '');
  const headed = headings.some((heading) => heading !== '');
  const drawHeadings = () => headed && drawRow(pdf, headings, widths, '#eeeeee');
  drawHeadings();
  for (const row of rows) {
    if (pdf.y + heightOf(pdf, row, widths) > pdf.page.height - pdf.page.margins.bottom) {
      pdf.addPage();
      pdf.fontSize(size);
      drawHeadings();
    }
    drawRow(pdf, row, widths);
  }
  pdf.x = left;
  pdf.moveDown(0.6);
}

const heightOf = (pdf: Pdf, cells: readonly string[], widths: readonly number[]): number =>
  Math.max(...cells.map((cell, i) => pdf.heightOfString(cell, { width: (widths[i] ?? 0) - 2 * PADDING }))) +
  2 * PADDING;

function drawRow(pdf: Pdf, cells: readonly string[], widths: readonly number[], fill?: string): void {
  const height = heightOf(pdf, cells, widths);
  const top = pdf.y;
  let x = pdf.page.margins.left;
  cells.forEach((cell, i) => {
    const width = widths[i] ?? 0;
    pdf.lineWidth(RULE).rect(x, top, width, height);
    if (fill === undefined) pdf.stroke('#888888');
    else pdf.fillAndStroke(fill, '#888888');
    pdf.fillColor('black').text(cell, x + PADDING, top + PADDING, { width: width - 2 * PADDING });
    x += width;
  });
  pdf.x = pdf.page.margins.left;
  pdf.y = top + height;
}
