import { createHash } from 'node:crypto';
import { decideExportReady } from '../../../shared/domain/export/export.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { listExport } from '../../../shared/store/aggregates/export.ts';
import { load } from '../../../shared/store/read.ts';
import type { ContinuationOf } from '../continuation.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import { declaredList } from '../lists/declared.ts';
import { listNamed } from '../lists/registry.ts';
import type { CellContent } from '../workbooks/write-workbook.ts';
import { fileKey, onceForExport, partKey } from './export-work.ts';
import { MEDIA_TYPES, writeFile } from './write-file.ts';

/** Puts the parts of an export together: policy `export.maxRows` keeps them to what a function holds. */
export async function assembleFile(
  { exportId, parts, truncated }: Omit<ContinuationOf<'ASSEMBLE'>, 'step'>,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const loaded = await load(deps.tables, listExport, exportId);
  if (loaded?.status !== 'REQUESTED') return;
  const list = listNamed(loaded.body.list);
  const zh = declaredList(loaded.body.list)?.zh;
  if (list === undefined || zh === undefined) throw new Error(`there is no list ${loaded.body.list}`);
  const rows: (readonly CellContent[])[] = [];
  for (let part = 0; part < parts; part += 1) rows.push(...(await readPart(exportId, part, deps)));
  const { format } = loaded.body;
  const { policy } = await deps.settings.current(now);
  const remark = `仅导出前${rows.length}行，列表未完：请缩小范围后分次导出`;
  const headings = Object.values(list.columns);
  const bytes = await writeFile(format, { name: zh, headings, rows, ...(truncated && { remark }) });
  const objectKey = fileKey(exportId, format);
  const versionId = await deps.files.write(objectKey, bytes, MEDIA_TYPES[format]);
  const file = {
    objectKey,
    versionId,
    fileName: `${zh}-${toLocalDate(now)}.${format}`,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('base64'),
    rows: rows.length,
    truncated,
  };
  const days = policy.get('export.keepDays');
  await onceForExport(exportId, (state) => decideExportReady(state, file, { now, days }), now, deps);
}

async function readPart(
  exportId: string,
  part: number,
  { files }: ExchangeWorkerDeps,
): Promise<readonly (readonly CellContent[])[]> {
  const bytes = await files.read(partKey(exportId, part));
  if (bytes === undefined) throw new Error(`part ${part} of export ${exportId} is missing`);
  // Written by walk-list.ts; an empty cell has become null on the way.
  const rows = JSON.parse(bytes.toString('utf8')) as readonly (readonly (CellContent | null)[])[];
  return rows.map((cells) => cells.map((cell) => cell ?? undefined));
}
