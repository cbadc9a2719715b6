import type { ImportBody, Unreadable } from '../../../shared/domain/import/import.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { load } from '../../../shared/store/read.ts';
import type { SettingsSource } from '../../../shared/store/settings.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import { readWorkbook, type SheetRow } from '../workbooks/read-workbook.ts';
import { agencyRows } from './agency-rows.ts';
import { COLUMNS } from './columns.ts';
import type { KindOfRows, RowContext, RowDeps } from './import-kind.ts';
import { orderRows } from './order-rows.ts';

const KINDS: Readonly<Record<ImportBody['kind'], KindOfRows>> = { AGENCIES: agencyRows, ORDERS: orderRows };

export interface OpenImport {
  readonly rows: readonly SheetRow[];
  readonly kind: KindOfRows;
  readonly ctx: RowContext;
  readonly deps: RowDeps;
}

/** The scanned version of an import's file, read once for all rows that one message handles. */
export async function openImport(
  { id, body }: Loaded<ImportBody>,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<OpenImport | { readonly unreadable: Unreadable }> {
  const paper = await load(deps.tables, document, body.documentId);
  const versionId = paper?.body.scan?.versionId;
  const bytes = paper && versionId ? await deps.files.read(paper.body.objectKey, versionId) : undefined;
  if (bytes === undefined) return { unreadable: 'FILE_GONE' };
  const settings = await deps.settings.current(now);
  const read = await readWorkbook(bytes, COLUMNS[body.kind], settings.policy.get('import.maxRows'));
  if ('unreadable' in read) return read;
  const kind = KINDS[body.kind];
  const { source, requestedBy } = body;
  const today = toLocalDate(now);
  const repeated = repetitions(read.rows, kind);
  return {
    rows: read.rows,
    kind,
    ctx: { ...settings, importId: id, source, requestedBy, now, today, repeated },
    deps: { ...deps, settings: remembering(deps.settings) },
  };
}

function repetitions(rows: readonly SheetRow[], kind: KindOfRows): Map<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const row of rows) {
    const key = kind.key(row);
    const before = first.get(key);
    if (before === undefined) first.set(key, row.row);
    else if (key !== '') repeated.set(row.row, before);
  }
  return repeated;
}

/** Many rows in a row ask for the same version of the policy. */
function remembering(settings: SettingsSource): SettingsSource {
  const known = new Map<string, ReturnType<SettingsSource['policyOf']>>();
  return {
    current: (now) => settings.current(now),
    policyOf(version) {
      const policy = known.get(version) ?? settings.policyOf(version);
      known.set(version, policy);
      return policy;
    },
  };
}
