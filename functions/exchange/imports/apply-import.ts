import { decideApplied } from '../../../shared/domain/import/decide.ts';
import { bulkImport } from '../../../shared/store/aggregates/import.ts';
import { executeOnce } from '../../../shared/store/execute.ts';
import { handledBy } from '../../../shared/store/pages.ts';
import { change } from '../../../shared/store/plan.ts';
import { load } from '../../../shared/store/read.ts';
import { type ContinuationOf, WORK_MS } from '../continuation.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import { workContext } from './import-work.ts';
import { openImport } from './open-import.ts';

/**
 * Takes the rows over, a page a transaction, each page once however often its message comes; rows that are there are left
 * as they are, so that the same list, or one that overlaps, changes nothing twice (2-1).
 */
export async function applyImport(
  { importId, from }: Omit<ContinuationOf<'APPLY'>, 'step'>,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  const began = deps.elapsed();
  const loaded = await load(deps.tables, bulkImport, importId);
  if (loaded?.status !== 'APPLYING') return;
  const opened = await openImport(loaded, now, deps);
  // It was read in the dry run, and a version of a file does not change: only a fault of ours is left.
  if ('unreadable' in opened)
    throw new Error(`import ${importId} can no longer be read: ${opened.unreadable}`);
  const { rows, kind, ctx } = opened;
  const context = await workContext(importId, now, deps);
  const work = `import-${importId}`;
  for (let at = from; at < rows.length; at += kind.atOnce) {
    if (at > from && deps.elapsed() - began > WORK_MS)
      return deps.pages.send([{ step: 'APPLY', importId, from: at }]);
    const page = String(at).padStart(6, '0');
    await executeOnce(
      deps.tables,
      { consumer: 'import-apply', messageId: `${importId}#${page}` },
      async () => {
        const { imported, ...effect } = await kind.takeOver(
          rows.slice(at, at + kind.atOnce),
          ctx,
          opened.deps,
        );
        return { ...effect, pages: [{ work, page, handled: imported }], response: undefined };
      },
      context,
    );
  }
  const imported = await handledBy(deps.tables, work);
  const done = await executeOnce(
    deps.tables,
    { consumer: 'import-apply', messageId: importId },
    async () => {
      const state = await load(deps.tables, bulkImport, importId);
      const result = { imported, unchanged: rows.length - imported };
      const decided = state && decideApplied(state, result, now);
      if (state === undefined || decided === undefined) return undefined;
      return { changes: [change(bulkImport, state, decided)], response: undefined };
    },
    context,
  );
  deps.log.info(done ? 'COMMITTED' : 'SKIPPED', { ref: `IMPORT#${importId}` });
}
