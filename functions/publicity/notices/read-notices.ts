import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { publicity } from '../../../shared/store/aggregates/publicity.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { PublicityDeps } from '../deps.ts';
import { bulletinPage } from '../pages/bulletin-page.ts';
import { PAGE_HEADERS } from '../pages/html.ts';
import { noticePage } from '../pages/notice-page.ts';
import type { routes } from '../routes.ts';
import { noticeView } from '../views.ts';

/** The notices of one status, newest first (5-3): the running ones for everybody, the others for officers. */
export async function listPublicities(
  { query, principal, now }: Request<(typeof routes)['listPublicities']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  if (query.status !== 'OPEN' && !isOfficer(viewer)) throw new ProblemError(refuse('FORBIDDEN_ROLE'));
  const pk = `PUBLICITY#${query.status}`;
  const { items, ...rest } = await list(tables, publicity, 'list1', { pk, newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => noticeView(each, viewer, now)), ...rest } };
}

export async function readPublicity(
  { params, principal, now }: Request<(typeof routes)['readPublicity']>,
  { tables }: PublicityDeps,
): Promise<Reply> {
  const notice = await get(tables, publicity, params.publicityId);
  return { status: 200, body: noticeView(notice, viewerOf(principal), now), headers: etag(notice.version) };
}

export async function readPublicityPage(
  { params, now }: Request<(typeof routes)['readPublicityPage']>,
  { tables }: PublicityDeps,
): Promise<Reply> {
  const notice = await get(tables, publicity, params.publicityId);
  return { status: 200, body: noticePage(notice, now), headers: PAGE_HEADERS };
}

const BULLETIN_LENGTH = 50;

export async function readBulletin(
  { query, now }: Request<(typeof routes)['readBulletin']>,
  { tables }: PublicityDeps,
): Promise<Reply> {
  const page = { limit: BULLETIN_LENGTH, cursor: query.cursor };
  const { items, cursor } = await list(
    tables,
    publicity,
    'list1',
    { pk: 'PUBLICITY#OPEN', newestFirst: true },
    page,
  );
  const running = items.filter(({ body }) => now < body.period.closesAt);
  return { status: 200, body: bulletinPage(running, cursor), headers: PAGE_HEADERS };
}
