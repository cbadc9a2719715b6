import { importErrors, type ImportRow } from '../../../shared/domain/agency/import.ts';
import { normaliseUscc } from '../../../shared/domain/identity/uscc.ts';
import type { RowOutcome } from '../../../shared/domain/import/import.ts';
import type { FieldError } from '../../../shared/domain/problem.ts';
import { standingOf, takeOver } from '../../registration/agencies/import-row.ts';
import type { SheetRow } from '../workbooks/read-workbook.ts';
import type { KindOfRows, RowContext } from './import-kind.ts';
import { cellReader, repeatedError } from './read-cells.ts';

const RESULTS = { FRESH: 'FRESH', ALREADY_THERE: 'UNCHANGED', CASE_RUNNING: 'SKIPPED' } as const;

/** Existing agencies by their credit code (2-1): what is wrong with a row is what the JSON import refuses, and more. */
export const agencyRows: KindOfRows = {
  key: ({ cells }) => normaliseUscc(cells['uscc'] ?? ''),

  // A row makes four items of a transaction.
  atOnce: 20,

  async check(row, ctx, { tables }): Promise<RowOutcome> {
    const { agency, errors } = readRow(row, ctx);
    const first = ctx.repeated.get(row.row);
    const fields = first === undefined ? errors : [...errors, repeatedError('uscc', first)];
    const found = { row: row.row, key: agencyRows.key(row) };
    if (fields.length > 0) return { ...found, result: 'BAD', fields };
    const { result } = await standingOf(tables, agency.uscc);
    if (result !== 'CASE_RUNNING') return { ...found, result: RESULTS[result] };
    const running = { field: 'uscc', zh: '该机构入驻申请正在办理，不予导入', en: 'left to its running case' };
    return { ...found, result: RESULTS[result], fields: [running] };
  },

  async takeOver(rows, ctx, { tables }) {
    const acting = {
      now: ctx.now,
      actor: { id: ctx.requestedBy, role: 'CENTRE_ADMIN' },
      roles: ['CENTRE_ADMIN'] as const,
      policy: ctx.policy,
    };
    const taken = await Promise.all(
      rows.map(async (row) => {
        const { agency, errors } = readRow(row, ctx);
        if (errors.length > 0 || ctx.repeated.has(row.row)) return [];
        const { result } = await standingOf(tables, agency.uscc);
        return result === 'FRESH' ? [takeOver(agency, ctx.importId, acting)] : [];
      }),
    );
    const agencies = taken.flat();
    return {
      imported: agencies.length,
      changes: agencies.map(({ change }) => change),
      guards: agencies.flatMap(({ guards }) => guards),
    };
  },
};

function readRow(
  row: SheetRow,
  { policy, today, source }: RowContext,
): { readonly agency: ImportRow; readonly errors: readonly FieldError[] } {
  const read = cellReader(row, { today, earliest: policy.get('import.earliestDate') });
  const byName = new Map(policy.get('category.catalogue').map(({ code, nameZh }) => [nameZh, code]));
  const named = read.text('categories', 200).split(/[;；,，、\s]+/);
  const categories = named.filter((each) => each !== '').map((each) => byName.get(each) ?? each);
  const agency = {
    uscc: read.uscc('uscc'),
    name: read.text('name', 200),
    onboardedOn: read.date('onboardedOn'),
    categories: [...new Set(categories)],
    source: `${source} ${read.optional('source', 100) ?? `第${row.row}行`}`,
  };
  const own = importErrors(agency, policy, today).map((error) => ({
    ...error,
    field: error.field.split('.')[0] ?? error.field,
  }));
  return { agency, errors: [...read.errors, ...own] };
}
