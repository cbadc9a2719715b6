import type { Decided } from '../../../shared/domain/event.ts';
import type { ExportBody } from '../../../shared/domain/export/export.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { listExport } from '../../../shared/store/aggregates/export.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';

/** Where an export's files lie, apart from materials: the store deletes what is here by itself (infra/stacks/data.ts). */
const folderOf = (exportId: string): string => `exports/${exportId}`;

export const partKey = (exportId: string, part: number): string =>
  `${folderOf(exportId)}/part-${String(part).padStart(5, '0')}.json`;

export const fileKey = (exportId: string, format: string): string => `${folderOf(exportId)}/list.${format}`;

/** The end of an export, once. */
export async function onceForExport(
  exportId: string,
  decide: (state: Loaded<ExportBody>) => Decided<ExportBody> | undefined,
  now: string,
  { tables, settings, log }: ExchangeWorkerDeps,
): Promise<void> {
  const { policy } = await settings.current(now);
  const done = await executeOnce(
    tables,
    { consumer: 'export', messageId: exportId },
    async () => {
      const state = await load(tables, listExport, exportId);
      const decided = state && decide(state);
      if (state === undefined || decided === undefined) return undefined;
      return { changes: [change(listExport, state, decided)], response: undefined };
    },
    {
      actor: { id: 'SYSTEM', role: 'SYSTEM' },
      now,
      policyVersion: policy.version,
      requestId: exportId,
      cause: `export ${exportId}`,
    },
  );
  log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `EXPORT#${exportId}` });
}
