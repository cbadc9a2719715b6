import type { SheetData } from 'write-excel-file/node';

export interface SheetContent {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellContent[])[];
  /** In characters, a column each. */
  readonly widths?: readonly number[];
}

export type CellContent = string | number | undefined;

/** A workbook with its headings in bold and in sight while one scrolls. Texts are texts: none becomes a formula. */
export async function writeWorkbook(sheets: readonly SheetContent[]): Promise<Buffer> {
  // Loaded when the first workbook is made, so that a cold start does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(
    sheets.map(({ name, headings, rows, widths = [] }) => {
      const data: SheetData = [headings.map((value) => ({ value, type: String, fontWeight: 'bold' }))];
      for (const row of rows) data.push(row.map(cellOf));
      return {
        sheet: name,
        data,
        stickyRowsCount: 1,
        columns: headings.map((heading, i) => ({ width: widths[i] ?? Math.max(10, heading.length * 2 + 2) })),
      };
    }),
  ).toBuffer();
}

const cellOf = (value: CellContent) =>
  value === undefined || value === ''
    ? undefined
    : typeof value === 'number'
      ? { value, type: Number }
      : { value, type: String };
