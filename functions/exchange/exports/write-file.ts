import type { ExportFormat } from '../../../shared/domain/export/export.ts';
import { WORKBOOK } from '../../../shared/domain/document/register.ts';
import { type CellContent, writeWorkbook } from '../workbooks/write-workbook.ts';

export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellContent[])[];
  /** Said in a last row, so that nobody takes a part of a list for the whole. */
  readonly remark?: string;
}

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: WORKBOOK,
};

/** The file of a sheet: a workbook, or CSV as Excel in China reads it, with a byte order mark (RFC 4180 otherwise). */
export async function writeFile(
  format: ExportFormat,
  { name, headings, rows, remark }: Sheet,
): Promise<Buffer> {
  const all = remark === undefined ? rows : [...rows, [remark]];
  if (format === 'xlsx') return writeWorkbook([{ name, headings, rows: all }]);
  // Loaded when the first file is written, so that a cold start does not wait for it.
  const { stringify } = await import('csv-stringify/sync');
  const records = [headings, ...all].map((cells) => headings.map((_, i) => cells[i] ?? ''));
  return Buffer.from(stringify(records, { bom: true, record_delimiter: 'windows' }));
}
