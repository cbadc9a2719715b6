import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import type { CategoryResultBody } from '../../../shared/domain/evaluation/result/category-result.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsDeps } from '../deps.ts';
import { listDocument } from '../documents/list-document.ts';
import { listPage } from '../documents/list-page.ts';
import { listWorkbook } from '../documents/list-workbook.ts';
import { nameOfCategory } from '../notices/content.ts';
import { yearEvaluated } from '../notices/open-notice.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import { writePdf } from '../../../shared/platform/documents/write-pdf.ts';
import type { routes } from '../routes.ts';
import { NO_ACTIVITY_RULE_ZH } from '../grade-names.ts';
import { amendmentsOf, gradesAfter, publicAmendment, type PublishedAmendment } from './amended.ts';
import { publicCategory, type PublicListRow, publicRows } from './category-of.ts';

/** What stands at the head of a list, whatever it is written as. */
export interface ListHead {
  readonly cycleId: string;
  readonly category: string;
  readonly nameZh: string;
  readonly year: number;
  readonly status: string;
  readonly published: boolean;
  readonly rankingHash: string;
  readonly listHash?: string;
  /** Over all entries of the cycle; there once the bundles are made. */
  readonly root?: string;
  /** As they are now; those of the first publication where some were amended. */
  readonly grades: Readonly<Record<string, number>>;
  readonly gradesFirstPublished?: Readonly<Record<string, number>>;
  readonly amendments: readonly PublishedAmendment[];
  readonly ranked: number;
  /** Graded without a rank. */
  readonly unranked: number;
  readonly ruleZh?: string;
  readonly filing?: { readonly number: string; readonly on: string };
  readonly publishedAt?: string;
  readonly at: string;
  readonly docNo: string;
}

export interface ListPart {
  readonly head: ListHead;
  readonly rows: readonly PublicListRow[];
  readonly cursor?: string;
}

/** Rows of one file: a longer list comes in parts, as no request reads a list to its end. */
const ROWS_A_FILE = 500;

async function partOf(
  request: { readonly params: { readonly cycleId: string; readonly category: string }; readonly now: string },
  page: { readonly limit: number; readonly cursor?: string | undefined },
  { tables, settings }: ReadingDeps,
): Promise<ListPart> {
  const { cycleId, category } = request.params;
  const found = await publicCategory(tables, cycleId, category);
  const amendments = (await amendmentsOf(tables, found.body)).map(publicAmendment);
  const [{ items, cursor }, now] = await Promise.all([
    publicRows(tables, found, amendments, page),
    settings.current(request.now),
  ]);
  const head = await headOf(found, amendments, now, request.now, tables);
  return { head, rows: items, ...(cursor !== undefined && { cursor }) };
}

async function headOf(
  found: Loaded<CategoryResultBody>,
  amendments: readonly PublishedAmendment[],
  { policy }: Settings,
  at: string,
  tables: Tables,
): Promise<ListHead> {
  const { cycleId, category, ranking, listHash, publishedAt, root } = found.body;
  const grades = ranking?.grades ?? {};
  const unranked = unrankedOf(ranking);
  const cycle = await get(tables, evaluationCycle, cycleId);
  const { number, on } = cycle.body.filing ?? {};
  return {
    cycleId,
    category,
    nameZh: nameOfCategory(policy, category),
    year: yearEvaluated(cycle.body),
    status: found.status,
    published: found.status === 'PUBLISHED',
    rankingHash: ranking?.rankingHash ?? '',
    ...(listHash !== undefined && { listHash }),
    ...(root !== undefined && { root }),
    grades: gradesAfter(grades, amendments),
    ...(amendments.length > 0 && { gradesFirstPublished: grades }),
    amendments,
    ranked: ranking?.ranked ?? 0,
    unranked,
    ...(unranked > 0 && { ruleZh: NO_ACTIVITY_RULE_ZH }),
    ...(number !== undefined && on !== undefined && { filing: { number, on } }),
    ...(publishedAt !== undefined && { publishedAt }),
    at: publishedAt ?? found.body.publicity?.at ?? at,
    docNo: policy.get('regulation.docNo'),
  };
}

/** How many are in the list without a rank. */
const unrankedOf = (ranking: CategoryResultBody['ranking']): number =>
  ranking === undefined ? 0 : Math.max(0, ranking.listed - ranking.ranked);

/** A row as anybody sees it; the total with the published result only. */
const rowView = (
  { orgName, uscc, rank, of, grade, total, agencyId, because, firstPublished, amendment }: PublicListRow,
  { published }: ListHead,
) => ({
  agencyId,
  orgName,
  uscc,
  ...(rank !== undefined && { rank }),
  ...(of !== undefined && { of }),
  ...(grade !== undefined && { grade }),
  ...(firstPublished !== undefined && { firstPublished, amendment }),
  ...(rank === undefined && { because: [...because] }),
  ...(published && rank !== undefined && { total: fixed(total, 2) }),
});

export async function readResultList(
  request: Request<(typeof routes)['readResultList']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { head, rows, cursor } = await partOf(request, request.query, deps);
  const { docNo: _docNo, at: _at, ...shown } = head;
  return {
    status: 200,
    body: {
      ...shown,
      items: rows.map((row) => rowView(row, head)),
      ...(cursor !== undefined && { cursor }),
    },
  };
}

export async function readResultPage(
  request: Request<(typeof routes)['readResultPage']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const part = await partOf(request, { limit: ROWS_A_FILE, cursor: request.query.cursor }, deps);
  return { status: 200, body: listPage(part), headers: PAGE_HEADERS };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Headers of a file; `x-next-cursor` where the list goes on in a further part. */
const fileHeaders = (name: string, type: string, cursor: string | undefined) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  ...(cursor !== undefined && { 'x-next-cursor': cursor }),
});

export async function downloadResultList(
  request: Request<(typeof routes)['downloadResultList']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const part = await partOf(request, { limit: ROWS_A_FILE, cursor: request.query.cursor }, deps);
  const { cycleId, category } = part.head;
  const headers = fileHeaders(`result-${cycleId}-${category}.xlsx`, XLSX, part.cursor);
  return { status: 200, body: await listWorkbook(part), headers };
}

export async function downloadResultDocument(
  request: Request<(typeof routes)['downloadResultDocument']>,
  deps: ResultsDeps,
): Promise<Reply> {
  const part = await partOf(request, { limit: ROWS_A_FILE, cursor: request.query.cursor }, deps);
  const { cycleId, category } = part.head;
  const headers = fileHeaders(`result-${cycleId}-${category}.pdf`, 'application/pdf', part.cursor);
  return { status: 200, body: await writePdf(listDocument(part), deps.readFont), headers };
}
