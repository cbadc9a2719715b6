import type { Unreadable } from '../../../shared/domain/import/import.ts';
import { inspectArchive } from './unpacked-size.ts';
import { DATA_SHEET, type Heading } from './sheets.ts';

/** A row of the sheet by the keys of its columns; what is empty is ''. */
export interface SheetRow {
  /** As Excel counts: the headings are row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

type Reading = { readonly rows: readonly SheetRow[] } | { readonly unreadable: Unreadable };

/**
 * Reads the data sheet of a workbook made from a template: its headings as the template has them, no formulas, no more
 * than `maxRows` rows. Empty rows count for nothing.
 */
export async function readWorkbook(
  bytes: Buffer,
  headings: readonly Heading[],
  maxRows: number,
): Promise<Reading> {
  const archive = inspectArchive(bytes);
  if (archive !== 'FINE') return { unreadable: archive };
  const sheet = await readSheet(bytes);
  if (!Array.isArray(sheet)) return sheet;
  const [first = [], ...data] = sheet;
  const named = first.map(textOf);
  const fits = headings.every(({ zh }, i) => named[i] === zh) && !named.slice(headings.length).some(Boolean);
  if (!fits) return { unreadable: 'WRONG_COLUMNS' };
  const rows = data.flatMap((cells, i): SheetRow[] => {
    const texts = cells.map(textOf);
    if (!texts.some((text) => text !== '')) return [];
    return [{ row: i + 2, cells: Object.fromEntries(headings.map(({ key }, at) => [key, texts[at] ?? ''])) }];
  });
  if (rows.length === 0) return { unreadable: 'NO_ROWS' };
  return rows.length > maxRows ? { unreadable: 'TOO_MANY_ROWS' } : { rows };
}

async function readSheet(bytes: Buffer): Promise<unknown[][] | { readonly unreadable: Unreadable }> {
  // Loaded when the first workbook comes, so that a cold start does not wait for it.
  const { readSheet: read, SheetNotFoundError } = await import('read-excel-file/universal');
  // A copy of its own: a Buffer may be a part of a larger one.
  const file = new Uint8Array(bytes).buffer;
  try {
    return await read(file, DATA_SHEET);
  } catch (error) {
    return { unreadable: error instanceof SheetNotFoundError ? 'WRONG_SHEET' : 'NOT_A_WORKBOOK' };
  }
}

/** Dates as the calendar has them, numbers without grouping, text trimmed. */
function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (value === null || value === undefined) return '';
  return String(value).trim();
}
