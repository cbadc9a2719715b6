import type { Loaded } from '../../shared/store/aggregate.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import type { SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import type { SuspensionStatus } from '../../shared/domain/suspension/machine.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { suspension, suspensionsIn, suspensionsOf } from '../../shared/store/aggregates/suspension.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { SuspensionDeps } from './deps.ts';
import { visibleSuspension } from './handling.ts';
import type { routes } from './routes.ts';
import { suspensionView } from './views.ts';

/** Those of a status, oldest first; or all of one agency, newest first. */
export async function listSuspensions(
  { query, principal }: Request<(typeof routes)['listSuspensions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status } = query;
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, suspension, 'list1', { pk: suspensionsIn(status) }, query)
      : await list(tables, suspension, 'list2', { pk: suspensionsOf(agencyId), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => suspensionView(each, principal)), ...rest } };
}

export async function readSuspension(
  request: Request<(typeof routes)['readSuspension']>,
  { tables }: SuspensionDeps,
): Promise<Reply> {
  const found = await visibleSuspension(request, tables);
  return { status: 200, body: suspensionView(found, request.principal), headers: etag(found.version) };
}

/**
 * Who is suspended now by a decision, for the public: without reasons, and without what was only proposed. An urgent one is
 * published once it was reviewed: until then the agency has not been heard (domain §5.5).
 */
export async function listSuspensionNotices(
  { query }: Request<(typeof routes)['listSuspensionNotices']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(
    tables,
    suspension,
    'list1',
    { pk: suspensionsIn('IN_FORCE') },
    query,
  );
  return {
    status: 200,
    body: { items: await Promise.all(items.map((each) => notice(each, tables))), ...rest },
  };
}

async function notice({ status, body }: Loaded<SuspensionBody>, tables: Tables) {
  const { name } = (await get(tables, agency, body.agencyId)).body;
  return {
    agencyId: body.agencyId,
    agencyName: name,
    uscc: body.uscc,
    // The status was written by the same machine.
    status: status as SuspensionStatus,
    inForceSince: body.inForceSince ?? '',
    articles: [body.row],
  };
}
