import { canonicalHash } from '../../shared/domain/canonical.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { recomputedKey } from '../../shared/store/metrics.ts';
import { load } from '../../shared/store/read.ts';
import type { PagingDeps } from './deps.ts';
import { followObject } from './follow-object.ts';
import { objectListsOf, objectsIn } from './object-lists.ts';
import { pageContext } from './page-context.ts';
import type { PageOf } from './page-message.ts';

const OBJECTS_A_PAGE = 20;

/**
 * Counts a page of an agency's objects anew from all their events, mends what differs and reports it; each page sends
 * the next, the last one notes the day for the agency to read (6-2c). Metrics are exact without it: it makes up for an
 * event that never came, and brings what is kept under a changed formula.
 */
export async function recomputePage(
  message: PageOf<'RECOMPUTE'>,
  now: string,
  deps: PagingDeps,
): Promise<void> {
  const { run, agencyId, list, cursor } = message;
  const { tables, log } = deps;
  const loaded = await load(tables, agency, agencyId);
  const where = loaded && objectListsOf(loaded)[list];
  if (loaded === undefined || where === undefined) return;
  const settings = await deps.settings.current(now);
  const context = pageContext(run, now, settings);
  const page = await objectsIn(tables, where, { limit: OBJECTS_A_PAGE, cursor });
  let differed = 0;
  for (const ref of page.items) {
    if ((await followObject(tables, ref, context, { anew: true })) === 'SAME') continue;
    differed += 1;
    log.warn('METRICS_MENDED', { ref: `${ref.kind}#${ref.id}` });
  }
  const last = page.cursor === undefined && list + 1 >= objectListsOf(loaded).length;
  const name = `${agencyId}-${list}-${canonicalHash(cursor ?? '').slice(0, 8)}`;
  await executeOnce(
    tables,
    { consumer: 'metrics-recompute', messageId: `${run}#${name}` },
    async () => ({
      changes: [],
      projections: [
        { add: recomputedKey(agencyId, run), deltas: { differed }, set: { at: now, complete: last } },
      ],
      pages: [{ work: run, page: name, handled: page.items.length }],
      response: undefined,
    }),
    context,
  );
  const next = page.cursor === undefined ? { list: list + 1 } : { list, cursor: page.cursor };
  if (!last) await deps.pages.send([{ kind: 'RECOMPUTE', run, agencyId, ...next }]);
}
