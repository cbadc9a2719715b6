import { addDuration, isInstant } from '../../../shared/domain/time/instant.ts';
import { safeText } from '../workbooks/safe-text.ts';
import type { CellContent } from '../workbooks/write-workbook.ts';

/** What Excel takes into one cell. */
const MOST_CHARACTERS = 32_000;
const SHANGHAI = { hours: 8 };

/** The row of a resource: its members by dotted path, as people read them. Amounts in 分 become 元. */
export const rowOf = (resource: unknown, paths: readonly string[]): CellContent[] =>
  paths.map((path) => cellOf(valuesAt(resource, path.split('.')), path));

/** The values at a path; of an array those of every element. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((each) => valuesAt(each, step === undefined ? [] : [step, ...rest]));
  if (value === undefined || value === null) return [];
  if (step === undefined) return [value];
  if (typeof value !== 'object') return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[step], rest);
}

function cellOf(values: readonly unknown[], path: string): CellContent {
  const [first, ...more] = values;
  if (first === undefined) return undefined;
  const fen = path.endsWith('Fen');
  if (typeof first === 'number' && more.length === 0) return fen ? first / 100 : first;
  return safeText(values.map((each) => textOf(each)).join('；')).slice(0, MOST_CHARACTERS);
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return isInstant(value) ? localTime(value) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const localTime = (instant: string): string => addDuration(instant, SHANGHAI).slice(0, 19).replace('T', ' ');
