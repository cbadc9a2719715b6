import { importErrors, type ImportRow } from '../../../shared/domain/agency/import.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Change, Guard, Plan } from '../../../shared/store/plan.ts';
import type { RegistrationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { standingOf, takeOver } from './import-row.ts';

interface RowResult {
  readonly uscc: string;
  readonly result: 'IMPORTED' | 'WOULD_IMPORT' | 'ALREADY_THERE' | 'CASE_RUNNING';
  readonly agencyId?: string;
}

interface Outcome {
  readonly row: RowResult;
  readonly change?: Change;
  readonly guards?: readonly Guard[];
}

/**
 * Row 2-1: takes existing agencies over with their original date, a whole request or nothing of it. An agency that is
 * there already stays as it is, so that a repeated import changes nothing; a code with a case under way is left to it.
 */
export async function importAgencies(
  request: Request<(typeof routes)['importAgencies']>,
  deps: RegistrationDeps,
): Promise<Plan> {
  const { batchId, dryRun, rows } = request.body;
  const { policy } = await deps.settings.current(request.now);
  const today = toLocalDate(request.now);
  const fields = rows.flatMap((row, i) =>
    importErrors(row, policy, today).map((error) => ({ ...error, field: `body.rows.${i}.${error.field}` })),
  );
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '2-1', fields }));
  const importRow = async (row: ImportRow): Promise<Outcome> => {
    const { uscc } = row;
    const standing = await standingOf(deps.tables, uscc);
    if (standing.result !== 'FRESH') return { row: { uscc, ...standing } };
    if (dryRun) return { row: { uscc, result: 'WOULD_IMPORT' } };
    const { agencyId, ...taken } = takeOver(row, batchId, { ...acting(request), policy });
    return { row: { uscc, result: 'IMPORTED', agencyId }, ...taken };
  };
  const outcomes = await Promise.all(rows.map(importRow));
  return {
    changes: outcomes.flatMap(({ change: made }) => (made === undefined ? [] : [made])),
    guards: outcomes.flatMap(({ guards = [] }) => guards),
    response: {
      status: 200,
      body: { batchId, dryRun, rows: outcomes.map(({ row }) => row) },
    },
  };
}
