import type { RowOutcome } from '../../../shared/domain/import/import.ts';
import type { LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Settings, SettingsSource } from '../../../shared/store/settings.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { Log } from '../../../shared/runtime/log.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { SheetRow } from '../workbooks/read-workbook.ts';

/** What rows are judged under. */
export interface RowContext extends Settings {
  readonly importId: string;
  readonly source: string;
  /** Who handed the workbook in: the one in whose role the rows are taken over. */
  readonly requestedBy: string;
  readonly now: string;
  readonly today: LocalDate;
  /** Rows whose key stands in the file before, each with the row where. */
  readonly repeated: ReadonlyMap<number, number>;
}

export interface RowDeps {
  readonly tables: Tables;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** What a plan that takes rows over changes, and of how many. */
export interface TakenOver extends Pick<Plan, 'changes' | 'guards' | 'checks'> {
  readonly imported: number;
}

/** How the rows of one kind of workbook are judged and taken over. */
export interface KindOfRows {
  /** What makes two rows one and the same thing. */
  key(row: SheetRow): string;
  /** So many rows fit into one transaction. */
  readonly atOnce: number;
  check(row: SheetRow, ctx: RowContext, deps: RowDeps): Promise<RowOutcome>;
  takeOver(rows: readonly SheetRow[], ctx: RowContext, deps: RowDeps): Promise<TakenOver>;
}
