import { noticeContent } from '../../../shared/domain/evaluation/cycle/notice.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { listed } from '../../../shared/domain/evaluation/scope/scope.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { writePdf } from '../../../shared/platform/documents/write-pdf.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { listRows } from '../scope/rows.ts';
import { noticeDocument } from './notice-document.ts';
import { noticePage } from './notice-page.ts';
import type { NoticeView } from './view.ts';

/** A cycle whose notice is out. To the public there is no other. */
async function announced(tables: Tables, cycleId: string): Promise<Loaded<CycleBody>> {
  const found = await get(tables, evaluationCycle, cycleId);
  if (found.body.notice?.publishedAt === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}

async function noticeOf(tables: Tables, found: Loaded<CycleBody>): Promise<NoticeView> {
  const { notice, scope, corrections, cancelledAt, cancel } = found.body;
  const scheme = await lockedScheme(tables, found.body);
  const { version = 1, listHash = '', agencies = 0, entries = 0 } = scope ?? {};
  return {
    // As it was fixed; what corrections have changed since stands in `list`.
    ...noticeContent(found),
    contentHash: notice?.contentHash ?? '',
    publishedAt: notice?.publishedAt ?? '',
    scheme,
    list: { version, listHash, agencies, entries },
    correctionsUntil: corrections?.closesAt ?? '',
    ...(notice?.override !== undefined && { override: notice.override }),
    ...(cancelledAt !== undefined &&
      cancel !== undefined && { cancelled: { at: cancelledAt, number: cancel.number } }),
  };
}

/** The notice of a cycle for everybody: scheme, commitment to the seed, list by its hash (9-1a, 8-2). */
export async function readEvaluationNotice(
  { params }: Request<(typeof routes)['readEvaluationNotice']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  return { status: 200, body: await noticeOf(tables, await announced(tables, params.cycleId)) };
}

/** One page of those in scope, as the list stands now (9-1b). */
export async function listEvaluatedAgencies(
  { params, query }: Request<(typeof routes)['listEvaluatedAgencies']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { body } = await announced(tables, params.cycleId);
  const run = { cycleId: params.cycleId, runId: body.scope?.runId ?? '' };
  const { items, ...rest } = await listRows(tables, run, 'IN', query);
  return { status: 200, body: { items: items.map(listed), ...rest } };
}

const ROWS_A_PAGE = 100;
/** A longer list comes in parts, as no request reads a list to its end. */
const ROWS_A_DOCUMENT = 500;

interface OfNotice {
  readonly params: { readonly cycleId: string };
  readonly query: { readonly cursor?: string | undefined };
  readonly now: string;
}

/** The notice with one part of its list, and the names to write it with. */
async function partOf({ params, query, now }: OfNotice, limit: number, { tables, settings }: ReadingDeps) {
  const found = await announced(tables, params.cycleId);
  const run = { cycleId: found.id, runId: found.body.scope?.runId ?? '' };
  const [notice, list, { policy }] = await Promise.all([
    noticeOf(tables, found),
    listRows(tables, run, 'IN', { limit, cursor: query.cursor }),
    settings.current(now),
  ]);
  const names = policy.get('category.catalogue').map(({ code, nameZh }) => [code, nameZh] as const);
  return { notice, list, categoryNames: new Map(names), docNo: policy.get('regulation.docNo') };
}

export async function readEvaluationNoticePage(
  request: Request<(typeof routes)['readEvaluationNoticePage']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { notice, list, categoryNames } = await partOf(request, ROWS_A_PAGE, deps);
  return { status: 200, body: noticePage(notice, list, categoryNames), headers: PAGE_HEADERS };
}

/** The notice as a file to keep, print and stamp; `x-next-cursor` where its list goes on in another part (9-1a, 9-1b). */
export async function downloadEvaluationNotice(
  request: Request<(typeof routes)['downloadEvaluationNotice']>,
  deps: EvaluationDeps,
): Promise<Reply> {
  const { notice, list, ...written } = await partOf(request, ROWS_A_DOCUMENT, deps);
  return {
    status: 200,
    body: await writePdf(noticeDocument(notice, list.items, written), deps.readFont),
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="notice-${notice.cycleId}.pdf"`,
      ...(list.cursor !== undefined && { 'x-next-cursor': list.cursor }),
    },
  };
}
