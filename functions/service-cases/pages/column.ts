import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { casesOnBoard, serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { list, type PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { publicCase } from '../views.ts';
import { casesPage } from './cases-page.ts';

async function onBoard(tables: Tables, board: string, page: PageRequest) {
  const key = { pk: casesOnBoard(board), newestFirst: true };
  const { items, ...rest } = await list(tables, serviceCase, 'list1', key, page);
  return { items: items.map(publicCase), ...rest };
}

export async function listPublishedCases(
  { query }: Request<(typeof routes)['listPublishedCases']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  return { status: 200, body: await onBoard(tables, query.board, query) };
}

const CASES_A_PAGE = 20;

export async function readCasesPage(
  { query }: Request<(typeof routes)['readCasesPage']>,
  { tables }: ServiceCasesDeps,
): Promise<Reply> {
  const { board, cursor } = query;
  const page = await onBoard(tables, board, { limit: CASES_A_PAGE, cursor });
  return { status: 200, body: casesPage(board, page.items, page.cursor), headers: PAGE_HEADERS };
}
