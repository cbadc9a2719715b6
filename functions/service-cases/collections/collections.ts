import {
  caseCollectionId,
  type CaseCollectionBody,
  decideArrange,
  decideDraftCollection,
  decidePublishCollection,
} from '../../../shared/domain/case-collection/case-collection.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { caseCollection } from '../../../shared/store/aggregates/case-collection.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import { type Check, change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { collectionView } from '../views.ts';

function moved(
  before: Loaded<CaseCollectionBody> | { readonly newId: string },
  decided: Decided<CaseCollectionBody>,
  principal: Principal,
  checks: readonly Check[] = [],
): Plan {
  const isNew = 'newId' in before;
  const after = standingAfter(isNew ? { id: before.newId } : before, decided);
  return {
    changes: [change(caseCollection, before, decided)],
    checks,
    response: {
      status: isNew ? 201 : 200,
      body: collectionView(after, principal),
      headers: etag(after.version),
    },
  };
}

/** The next version, with the cases of the last; one draft at a time (11-2c). */
export async function draftCaseCollection(
  request: Request<(typeof routes)['draftCaseCollection']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const { cycleId, title } = request.body;
  await get(tables, evaluationCycle, cycleId);
  const pk = `CASECOLLECTION#${cycleId}`;
  const { items } = await list(tables, caseCollection, 'list1', { pk, newestFirst: true }, { limit: 1 });
  const last = items[0];
  if (last?.status === 'DRAFT') throw new ProblemError(refuse('DUPLICATE', { article: '11-2c' }));
  const version = (last?.body.version ?? 0) + 1;
  const newId = caseCollectionId(cycleId, version);
  if ((await load(tables, caseCollection, newId)) !== undefined)
    throw new ProblemError(refuse('DUPLICATE', { article: '11-2c' }));
  const about = { cycleId, version, title, caseIds: last?.body.caseIds ?? [] };
  return moved({ newId }, decideDraftCollection(about, acting(request)), request.principal);
}

export async function arrangeCaseCollection(
  request: Request<(typeof routes)['arrangeCaseCollection']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await get(tables, caseCollection, request.params.collectionId);
  requireVersion(found, request.ifMatch);
  const cases = await Promise.all(request.body.caseIds.map((id) => load(tables, serviceCase, id)));
  const lost = cases.findIndex((each) => each?.body.cycleId !== found.body.cycleId);
  if (lost >= 0) {
    const field = `body.caseIds.${lost}`;
    const fields = [{ field, zh: '不是本周期的案例', en: 'no case of this cycle' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '11-2c', fields }));
  }
  return moved(found, orThrow(decideArrange(found, request.body, acting(request))), request.principal);
}

/** In the commit each case is as it was judged: none is withdrawn while the collection goes out. */
export async function publishCaseCollection(
  request: Request<(typeof routes)['publishCaseCollection']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await get(tables, caseCollection, request.params.collectionId);
  requireVersion(found, request.ifMatch);
  const cases = await Promise.all(found.body.caseIds.map((id) => get(tables, serviceCase, id)));
  const decided = orThrow(decidePublishCollection(found, cases, acting(request)));
  const checks = cases.map(({ id, version }) => ({ kind: serviceCase.kind, id, version }));
  return moved(found, decided, request.principal, checks);
}

export async function listCaseCollections(
  { query, principal }: Request<(typeof routes)['listCaseCollections']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: `CASECOLLECTION#${query.cycleId}`, newestFirst: true };
  const { items, ...rest } = await list(tables, caseCollection, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => collectionView(each, principal)), ...rest } };
}
