import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list } from '../../../shared/store/read.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { visibleRequest } from './handling.ts';
import { cooperationView } from './view.ts';
import { isOfficer } from '../../../shared/runtime/viewer.ts';

/** An agency's own requests, newest first; for officers those of one status by due day, or all about one subject. */
export async function listCooperation(
  { query, principal }: Request<(typeof routes)['listCooperation']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await page();
  return { status: 200, body: { items: items.map((each) => cooperationView(each, principal)), ...rest } };

  function page() {
    if (!isOfficer(principal)) {
      if (principal.uscc === undefined) throw new ProblemError(refuse('NOT_FOUND'));
      const key = { pk: `COOPERATION#USCC#${principal.uscc}`, newestFirst: true };
      return list(tables, cooperation, 'list3', key, query);
    }
    return query.subjectRef === undefined
      ? list(tables, cooperation, 'list1', { pk: `COOPERATION#${query.status}` }, query)
      : list(tables, cooperation, 'list2', { pk: `COOPERATION#SUBJECT#${query.subjectRef}` }, query);
  }
}

export async function readCooperation(
  { params, principal }: Request<(typeof routes)['readCooperation']>,
  { tables }: SpotChecksDeps,
): Promise<Reply> {
  const found = await visibleRequest({ params, principal }, tables);
  return { status: 200, body: cooperationView(found, principal), headers: etag(found.version) };
}
