import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideRestoreShowcase, decideWithdrawShowcase } from '../../../shared/domain/showcase/showcase.ts';
import { toLocalDate, yearOf } from '../../../shared/domain/time/local-date.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { showcase, shownIn } from '../../../shared/store/aggregates/showcase.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { PAGE_HEADERS } from '../../publicity/pages/html.ts';
import { answerAs } from '../answer.ts';
import type { FollowUpDeps } from '../deps.ts';
import { gradedEntry } from '../graded.ts';
import type { routes } from '../routes.ts';
import { showcaseView, shownView } from '../views.ts';
import { showcasePage } from './showcase-page.ts';

/** The evaluation of this year, where none is asked for. */
const cycleOf = (asked: string | undefined, now: string): string => asked ?? String(yearOf(toLocalDate(now)));

/** EXCELLENT before GOOD, by rank, for anybody (10-2b). */
export async function listShowcase(
  { query, now }: Request<(typeof routes)['listShowcase']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const pk = shownIn(cycleOf(query.cycleId, now), query.category);
  const { items, ...rest } = await list(tables, showcase, 'list1', { pk }, query);
  return { status: 200, body: { items: items.map(shownView), ...rest } };
}

const SHOWN_A_PAGE = 50;

export async function readShowcasePage(
  { query, now }: Request<(typeof routes)['readShowcasePage']>,
  { tables, settings }: FollowUpDeps,
): Promise<Reply> {
  const { policy } = await settings.current(now);
  const categories = policy.get('category.catalogue').filter(({ evaluationEnabled }) => evaluationEnabled);
  const cycleId = cycleOf(query.cycleId, now);
  const category = query.category ?? categories[0]?.code ?? '';
  const pk = shownIn(cycleId, category);
  const page = { limit: SHOWN_A_PAGE, cursor: query.cursor };
  const { items, cursor } = await list(tables, showcase, 'list1', { pk }, page);
  const body = showcasePage({ cycleId, category, categories, shown: items.map(shownView), cursor });
  return { status: 200, body, headers: PAGE_HEADERS };
}

export async function withdrawShowcase(
  request: Request<(typeof routes)['withdrawShowcase']>,
  { tables }: FollowUpDeps,
): Promise<Plan> {
  const found = await get(tables, showcase, request.params.showcaseId);
  requireVersion(found, request.ifMatch);
  const reviewer = impartial(request, found.body.uscc, '10-2b');
  const withdrawal = { cause: 'OFFICE', reason: request.body.reason } as const;
  const decided = orThrow(decideWithdrawShowcase(found, withdrawal, reviewer));
  return {
    changes: [change(showcase, found, decided)],
    response: answerAs(found, decided, request, showcaseView),
  };
}

/** Only an agency that is on the platform, with the grade that is published of it. */
export async function restoreShowcase(
  request: Request<(typeof routes)['restoreShowcase']>,
  { tables }: FollowUpDeps,
): Promise<Plan> {
  const found = await get(tables, showcase, request.params.showcaseId);
  requireVersion(found, request.ifMatch);
  const reviewer = impartial(request, found.body.uscc, '10-2b');
  const of = await get(tables, agency, found.body.agencyId);
  if (of.status !== 'ACTIVE' && of.status !== 'SUSPENDED')
    throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '10-2b', extra: { state: of.status } }));
  const graded = await gradedEntry(tables, found.id);
  const as = { grade: graded?.grade ?? 'WITHHELD', rank: graded?.entry.body.result?.rank };
  const decided = orThrow(decideRestoreShowcase(found, as, reviewer));
  return {
    changes: [change(showcase, found, decided)],
    checks: [{ kind: agency.kind, id: of.id, version: of.version }],
    response: answerAs(found, decided, request, showcaseView),
  };
}
