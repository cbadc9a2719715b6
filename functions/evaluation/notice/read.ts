import { noticeContent } from '../../../shared/domain/evaluation/cycle/notice.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { listed } from '../../../shared/domain/evaluation/scope/scope.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import type { routes } from '../routes.ts';
import { listRows } from '../scope/rows.ts';
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

export async function readEvaluationNoticePage(
  { params, query, now }: Request<(typeof routes)['readEvaluationNoticePage']>,
  { tables, settings }: ReadingDeps,
): Promise<Reply> {
  const found = await announced(tables, params.cycleId);
  const notice = await noticeOf(tables, found);
  const run = { cycleId: found.id, runId: found.body.scope?.runId ?? '' };
  const page = await listRows(tables, run, 'IN', { limit: ROWS_A_PAGE, cursor: query.cursor });
  const { policy } = await settings.current(now);
  const names = new Map(policy.get('category.catalogue').map(({ code, nameZh }) => [code, nameZh]));
  return { status: 200, body: noticePage(notice, page, names), headers: PAGE_HEADERS };
}
