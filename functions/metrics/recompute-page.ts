import { canonicalHash } from '../../shared/domain/canonical.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { executeOnce } from '../../shared/store/execute.ts';
import { recomputedKey } from '../../shared/store/metrics.ts';
import { load } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { PagingDeps } from './deps.ts';
import { followObject } from './follow-object.ts';
import { type ObjectList, objectListsOf, objectsIn } from './object-lists.ts';
import type { ObjectRef } from './observe.ts';
import { pageContext } from './page-context.ts';
import type { PageOf } from './page-message.ts';

const OBJECTS_A_PAGE = 20;

/**
 * Counts a page of an agency's objects anew from all their events, mends what differs and reports it; each page sends
 * the next, the last one notes the day for the agency to read (6-2c). A page goes on through the lists until it is full,
 * as most are short. Metrics are exact without it: it makes up for an event that never came, and brings what is kept
 * under a changed formula.
 */
export async function recomputePage(
  message: PageOf<'RECOMPUTE'>,
  now: string,
  deps: PagingDeps,
): Promise<void> {
  const { run, agencyId, list, cursor } = message;
  const { tables, log } = deps;
  const loaded = await load(tables, agency, agencyId);
  if (loaded === undefined) return;
  const context = pageContext(run, now, await deps.settings.current(now));
  const { refs, next } = await pageOf(tables, objectListsOf(loaded), { list, cursor });
  let differed = 0;
  for (const ref of refs) {
    if ((await followObject(tables, ref, context, { anew: true })) === 'SAME') continue;
    differed += 1;
    log.warn('METRICS_MENDED', { ref: `${ref.kind}#${ref.id}` });
  }
  const complete = next === undefined;
  const name = `${agencyId}-${list}-${canonicalHash(cursor ?? '').slice(0, 8)}`;
  await executeOnce(
    tables,
    { consumer: 'metrics-recompute', messageId: `${run}#${name}` },
    async () => ({
      changes: [],
      projections: [{ add: recomputedKey(agencyId, run), deltas: { differed }, set: { at: now, complete } }],
      pages: [{ work: run, page: name, handled: refs.length }],
      response: undefined,
    }),
    context,
  );
  if (next !== undefined) await deps.pages.send([{ kind: 'RECOMPUTE', run, agencyId, ...next }]);
}

interface Place {
  readonly list: number;
  readonly cursor?: string | undefined;
}

/** The objects from a place on, as many as a page holds, and where the next page begins; none after the last. */
async function pageOf(
  tables: Tables,
  lists: readonly ObjectList[],
  { list, cursor }: Place,
): Promise<{ readonly refs: readonly ObjectRef[]; readonly next?: Place }> {
  const refs: ObjectRef[] = [];
  let at: Place = { list, cursor };
  for (let here = lists[at.list]; here !== undefined; here = lists[at.list]) {
    if (refs.length >= OBJECTS_A_PAGE) return { refs, next: at };
    const page = await objectsIn(tables, here, { limit: OBJECTS_A_PAGE - refs.length, cursor: at.cursor });
    refs.push(...page.items);
    at = page.cursor === undefined ? { list: at.list + 1 } : { list: at.list, cursor: page.cursor };
  }
  return { refs };
}
