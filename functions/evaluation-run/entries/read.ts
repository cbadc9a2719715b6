import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import type { CommonApiDeps, ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import {
  entriesOfAgency,
  entriesOfCategory,
  entriesOfStatus,
  entry,
} from '../../../shared/store/aggregates/entry.ts';
import { readSnapshot } from '../../../shared/store/evaluation.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { routes } from '../routes.ts';
import { entryView, isOpenToAgency, isPublished, ownEntryView } from './view.ts';

/** The entries of a cycle, by category or by status; both narrows the status to the category. */
export async function listEvaluationEntries(
  { params, query, principal }: Request<(typeof routes)['listEvaluationEntries']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { cycleId } = params;
  const { category = '', status, ...page } = query;
  const { items, ...rest } =
    status === undefined
      ? await list(tables, entry, 'list1', { pk: entriesOfCategory(cycleId, category) }, page)
      : await list(
          tables,
          entry,
          'list3',
          {
            pk: entriesOfStatus(cycleId, status),
            ...(category !== '' && { prefix: `${category}#` }),
          },
          page,
        );
  return { status: 200, body: { items: items.map((each) => entryView(each, principal)), ...rest } };
}

/** For officers; an agency finds its own entry once the result is published, or where it is asked for a supplement. */
export async function readEvaluationEntry(
  { params, principal }: Request<(typeof routes)['readEvaluationEntry']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const found = await visibleEntry(params.entryId, principal, tables);
  const body = isOfficer(principal) ? entryView(found, principal) : ownEntryView(found);
  return { status: 200, body, headers: etag(found.version) };
}

async function visibleEntry(
  entryId: string,
  principal: Principal,
  tables: Tables,
): Promise<Loaded<EntryBody>> {
  const found = await get(tables, entry, entryId);
  const own = found.body.uscc === principal.uscc && isOpenToAgency(found.status);
  if (!isOfficer(principal) && !own) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

/** In which categories the caller's agency is or was evaluated. */
export async function listOwnEvaluationEntries(
  { principal, query }: Request<(typeof routes)['listOwnEvaluationEntries']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { id } = await requireLiveAgency(tables, principal.uscc);
  const key = { pk: entriesOfAgency(id), newestFirst: true };
  const { items, ...rest } = await list(tables, entry, 'list2', key, query);
  return { status: 200, body: { items: items.map(ownEntryView), ...rest } };
}

/** What was frozen of an entry (9-2a); for its agency once the result is published. */
export async function readSnapshotItem(
  { params, principal }: Request<(typeof routes)['readSnapshotItem']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const found = await visibleEntry(params.entryId, principal, tables);
  const snapshot = await readSnapshot(tables, found.body);
  const hidden = !isOfficer(principal) && !isPublished(found.status);
  if (snapshot === undefined || hidden) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: snapshot };
}
