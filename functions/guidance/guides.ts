import {
  decideKeepGuideVersion,
  decidePublishGuide,
  decideWithdrawGuide,
  type GuideText,
  guideVersionId,
} from '../../shared/domain/guide/guide.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import { guide, guideVersion } from '../../shared/store/aggregates/guide.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import { indexChanges, searchFor } from '../../shared/store/search-index.ts';
import { PAGE_HEADERS } from '../publicity/pages/html.ts';
import { answer } from './answer.ts';
import type { GuidanceDeps } from './deps.ts';
import { guidesPage } from './guides-page.ts';
import { loadAll } from './registers/register.ts';
import type { routes } from './routes.ts';
import { guideView } from './views.ts';

const PUBLIC = { roles: ['PUBLIC'] } as const;
const textOf = ({ title, text }: GuideText) => `${title} ${text}`;

/** Publishes a guide in its first version, which is kept beside it (3-4a). */
export async function publishGuide(
  request: Request<(typeof routes)['publishGuide']>,
  _deps: GuidanceDeps,
): Promise<Plan> {
  const target = { newId: newId() };
  const decided = orThrow(decidePublishGuide(target, request.body, acting(request)));
  const version = guideVersionId(target.newId, decided.body.number);
  return {
    changes: [
      change(guide, target, decided),
      change(guideVersion, { newId: version }, decideKeepGuideVersion(target.newId, decided.body)),
    ],
    projections: indexChanges('GUIDE', target.newId, undefined, textOf(decided.body)),
    response: answer(target, decided, request, guideView),
  };
}

/** The next version, of a withdrawn guide, too; the older ones stay for officers to read. */
export async function reviseGuide(
  request: Request<(typeof routes)['reviseGuide']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, guide, request.params.guideId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decidePublishGuide(found, request.body, acting(request)));
  const version = guideVersionId(found.id, decided.body.number);
  const before = found.status === 'PUBLISHED' ? textOf(found.body) : undefined;
  return {
    changes: [
      change(guide, found, decided),
      change(guideVersion, { newId: version }, decideKeepGuideVersion(found.id, decided.body)),
    ],
    projections: indexChanges('GUIDE', found.id, before, textOf(decided.body)),
    response: answer(found, decided, request, guideView),
  };
}

export async function withdrawGuide(
  request: Request<(typeof routes)['withdrawGuide']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, guide, request.params.guideId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideWithdrawGuide(found, request.body.reason, acting(request)));
  return {
    changes: [change(guide, found, decided)],
    projections: indexChanges('GUIDE', found.id, textOf(found.body), undefined),
    response: answer(found, decided, request, guideView),
  };
}

/** What is published, newest first or by words, for anybody. */
export async function listGuides(
  { query }: Request<(typeof routes)['listGuides']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { kind, q } = query;
  const pk = kind === undefined ? 'GUIDE#PUBLISHED' : `GUIDE#PUBLISHED#${kind}`;
  const index = kind === undefined ? 'list1' : 'list2';
  const { items, ...rest } =
    q === undefined
      ? await list(deps.tables, guide, index, { pk, newestFirst: true }, query)
      : await loadAll(deps, guide, await searchFor(deps.tables, 'GUIDE', q, query));
  return { status: 200, body: { items: items.map((each) => guideView(each, PUBLIC)), ...rest } };
}

/** A published guide as it stands. */
export async function readGuide(
  { params }: Request<(typeof routes)['readGuide']>,
  { tables }: GuidanceDeps,
): Promise<Reply> {
  const found = await get(tables, guide, params.guideId);
  if (found.status !== 'PUBLISHED') throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: guideView(found, PUBLIC), headers: etag(found.version) };
}

export async function readGuidesPage(
  { query }: Request<(typeof routes)['readGuidesPage']>,
  { tables }: GuidanceDeps,
): Promise<Reply> {
  const { items, cursor } = await list(
    tables,
    guide,
    'list1',
    { pk: 'GUIDE#PUBLISHED', newestFirst: true },
    { limit: 20, cursor: query.cursor },
  );
  return { status: 200, body: guidesPage(items, cursor), headers: PAGE_HEADERS };
}
