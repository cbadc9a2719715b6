import type { RootsBundle } from '../../shared/domain/history/bundle.ts';
import { dayRefOf } from '../../shared/domain/history/daily-root.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { nextCursor } from '../../shared/store/cursor.ts';
import { dayKey, listDays, readDay } from '../../shared/store/history/days.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { PAGE_HEADERS } from '../publicity/pages/html.ts';
import { rootsPage } from './roots-page.ts';
import type { routes } from './routes.ts';

/** A root that is published never changes; the list grows once a day. */
const FOR_ANYBODY = { 'cache-control': 'public, max-age=300' };

export async function listDailyRoots(
  { query }: Request<(typeof routes)['listDailyRoots']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  return { status: 200, body: await listDays(tables, query, true), headers: FOR_ANYBODY };
}

export async function readDailyRoot(
  { params }: Request<(typeof routes)['readDailyRoot']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const root = await readDay(tables, params.day);
  if (root === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: root, headers: FOR_ANYBODY };
}

/** Roots in their succession, oldest first, for `npm run verify`; each part goes on where the one before it ended. */
export async function exportDailyRoots(
  { query: { after, limit } }: Request<(typeof routes)['exportDailyRoots']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const before = after === undefined ? undefined : await readDay(tables, after);
  if (after !== undefined && before === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const start = after === undefined ? {} : nextCursor({ ...dayKey(after) });
  const { items } = await listDays(tables, { limit, ...start }, false);
  const body: RootsBundle = {
    kind: 'HISTORY_ROOTS',
    version: 1,
    ...(before && { after: dayRefOf(before) }),
    roots: [...items],
  };
  return { status: 200, body, headers: FOR_ANYBODY };
}

export async function readDailyRootsPage(
  { query }: Request<(typeof routes)['readDailyRootsPage']>,
  { tables }: CommonApiDeps,
): Promise<Reply> {
  const { items, cursor } = await listDays(tables, { limit: 30, cursor: query.cursor }, true);
  return { status: 200, body: rootsPage(items, cursor), headers: PAGE_HEADERS };
}
