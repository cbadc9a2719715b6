import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { rectification } from '../../shared/store/aggregates/rectification.ts';
import { requireLiveAgency } from '../../shared/store/live-agency.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { list } from '../../shared/store/read.ts';
import type { RectificationDeps } from './deps.ts';
import { visibleRectification } from './handling.ts';
import type { routes } from './routes.ts';
import { isShownToAgency, rectificationView } from './views.ts';

/** Those of a status, oldest first; or all of one agency, newest first. */
export async function listRectifications(
  { query, principal }: Request<(typeof routes)['listRectifications']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status } = query;
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, rectification, 'list1', { pk: `RECTIFICATION#${status}` }, query)
      : await list(
          tables,
          rectification,
          'list2',
          { pk: `RECTIFICATION#AGENCY#${agencyId}`, newestFirst: true },
          query,
        );
  return { status: 200, body: { items: items.map((each) => rectificationView(each, principal)), ...rest } };
}

/** The caller's own; a page may be short, as what is only proposed is not shown. */
export async function listOwnRectifications(
  { query, principal }: Request<(typeof routes)['listOwnRectifications']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { id } = await requireLiveAgency(tables, principal.uscc);
  const pk = `RECTIFICATION#AGENCY#${id}`;
  const { items, ...rest } = await list(tables, rectification, 'list2', { pk, newestFirst: true }, query);
  const shown = items.filter(({ body }) => isShownToAgency(body));
  return { status: 200, body: { items: shown.map((each) => rectificationView(each, principal)), ...rest } };
}

export async function readRectification(
  request: Request<(typeof routes)['readRectification']>,
  { tables }: RectificationDeps,
): Promise<Reply> {
  const found = await visibleRectification(request, tables);
  return { status: 200, body: rectificationView(found, request.principal), headers: etag(found.version) };
}
