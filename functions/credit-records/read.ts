import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';
import {
  creditRecord,
  creditRecordsIn,
  creditRecordsOf,
} from '../../shared/store/aggregates/credit-record.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { list } from '../../shared/store/read.ts';
import type { CreditRecordDeps } from './deps.ts';
import { visibleRecord } from './handling.ts';
import type { routes } from './routes.ts';
import { creditRecordView } from './views.ts';

/** For officers those of a status, oldest first, or all of one unit; an agency's or a buyer's own, newest first. */
export async function listCreditRecords(
  { query, principal }: Request<(typeof routes)['listCreditRecords']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const officer = isOfficer(principal);
  const uscc = officer ? query.uscc : principal.uscc;
  if (uscc === undefined && !officer) throw new ProblemError(refuse('NOT_FOUND'));
  const { items, ...rest } =
    uscc === undefined
      ? await list(tables, creditRecord, 'list1', { pk: creditRecordsIn(query.status) }, query)
      : await list(tables, creditRecord, 'list2', { pk: creditRecordsOf(uscc), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => creditRecordView(each, principal)), ...rest } };
}

export async function readCreditRecord(
  request: Request<(typeof routes)['readCreditRecord']>,
  { tables }: CreditRecordDeps,
): Promise<Reply> {
  const found = await visibleRecord(request, tables);
  return { status: 200, body: creditRecordView(found, request.principal), headers: etag(found.version) };
}
