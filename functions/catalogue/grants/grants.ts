import {
  decideProposeGrantRefusal,
  decideRefuseGrant,
  decideReplyToRefusal,
  decideReturnProposal,
} from '../../../shared/domain/category-grant/refuse.ts';
import { decideRequestGrant, decideVerifyGrant } from '../../../shared/domain/category-grant/request.ts';
import type { CategoryGrantBody } from '../../../shared/domain/category-grant/category-grant.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryGrant, takePendingGrant } from '../../../shared/store/aggregates/category-grant.ts';
import { checkDocuments, listedDocuments } from '../../../shared/store/check-documents.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { CatalogueDeps } from '../deps.ts';
import { getOwn } from '../owner.ts';
import type { routes } from '../routes.ts';
import { grantView } from '../views.ts';
import { closeWork, openWork } from '../work.ts';
import { grantWork, refusedGrant, verifiedGrant } from './grant-effect.ts';

/** An agency asks to serve one more category (5-5c). */
export async function requestCategory(
  request: Request<(typeof routes)['requestCategory']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const owner = await requireLiveAgency(tables, principal.uscc);
  const { policy } = await settings.current(now);
  const grantId = newId();
  const decided = orThrow(decideRequestGrant(grantId, owner, body, { ...acting(request), policy }));
  const { uscc } = owner.body;
  await checkDocuments(
    [
      { field: 'serviceStandardDocumentId', id: body.serviceStandardDocumentId },
      { field: 'chargingStandardDocumentId', id: body.chargingStandardDocumentId },
      ...body.qualifications.map(({ documentId }, i) => ({
        field: `qualifications.${i}.documentId`,
        id: documentId,
      })),
    ],
    (paper) => paper.origin === 'AGENCY' && paper.uscc === uscc,
    tables,
  );
  const after = standingAfter({ id: grantId }, decided);
  return {
    changes: [change(categoryGrant, { newId: grantId }, decided)],
    guards: [takePendingGrant(owner.id, body.code, grantId)],
    checks: [{ kind: 'AGENCY', id: owner.id, version: owner.version }],
    response: { status: 201, body: grantView(after, principal), headers: etag(after.version) },
  };
}

/** An officer has verified the category where the registers did not say yes. */
export async function verifyCategory(
  request: Request<(typeof routes)['verifyCategory']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(tables, categoryGrant, params.grantId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5c');
  const decided = orThrow(decideVerifyGrant(loaded, body.reason, officer));
  const ctx = { ...officer, ...(await settings.current(now)) };
  const parts = await verifiedGrant(loaded, decided, ctx, tables);
  return { ...parts, response: answer(loaded, decided, principal) };
}

/** An officer would refuse it: the agency is told, and has its time to reply (§5.5). */
export async function proposeCategoryRefusal(
  request: Request<(typeof routes)['proposeCategoryRefusal']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(tables, categoryGrant, params.grantId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5c');
  const ctx = { ...officer, ...(await settings.current(now)) };
  const decided = orThrow(decideProposeGrantRefusal(loaded, body.reason, ctx));
  const closed = await closeWork(tables, [grantWork('VERIFY_CATEGORY', loaded)], officer);
  return {
    changes: [change(categoryGrant, loaded, decided), ...closed],
    response: answer(loaded, decided, principal),
  };
}

export async function replyToCategoryRefusal(
  request: Request<(typeof routes)['replyToCategoryRefusal']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await getOwn(tables, categoryGrant, params.grantId, principal);
  requireVersion(loaded, request.ifMatch);
  const decided = orThrow(decideReplyToRefusal(loaded, body, acting(request)));
  const { uscc } = loaded.body;
  await checkDocuments(
    listedDocuments(body.documentIds),
    (paper) => paper.origin === 'AGENCY' && paper.uscc === uscc,
    tables,
  );
  const current = { ...(await settings.current(now)), now };
  const opened = await openWork(tables, grantWork('DECIDE_CATEGORY_REFUSAL', loaded), current);
  return {
    changes: [change(categoryGrant, loaded, decided), ...opened],
    response: answer(loaded, decided, principal),
  };
}

const FOUR_EYES = refuse('FOUR_EYES', { article: '5-5c' });
const notByProposer = (principal: Principal) => ({
  path: ['proposal', 'by'],
  actorId: principal.id,
  refusal: FOUR_EYES,
});

/** A reviewer refuses the category, after the agency could reply (④). */
export async function refuseCategory(
  request: Request<(typeof routes)['refuseCategory']>,
  { tables }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal } = request;
  const loaded = await get(tables, categoryGrant, params.grantId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5c');
  const decided = orThrow(decideRefuseGrant(loaded, body, officer));
  const parts = await refusedGrant(loaded, decided, officer, notByProposer(principal), tables);
  return { ...parts, response: answer(loaded, decided, principal) };
}

/** A reviewer does not follow the proposal: it is an officer's work again. */
export async function returnCategoryProposal(
  request: Request<(typeof routes)['returnCategoryProposal']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(tables, categoryGrant, params.grantId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '5-5c');
  const decided = orThrow(decideReturnProposal(loaded, body.reason, officer));
  const current = { ...(await settings.current(now)), now };
  const [closed, opened] = await Promise.all([
    closeWork(tables, [grantWork('DECIDE_CATEGORY_REFUSAL', loaded)], officer),
    openWork(tables, grantWork('VERIFY_CATEGORY', { id: loaded.id, body: decided.body }), current),
  ]);
  return {
    changes: [change(categoryGrant, loaded, decided, notByProposer(principal)), ...closed, ...opened],
    response: answer(loaded, decided, principal),
  };
}

function answer(
  loaded: Loaded<CategoryGrantBody>,
  decided: Decided<CategoryGrantBody>,
  principal: Principal,
): Plan['response'] {
  const after = standingAfter(loaded, decided);
  return { status: 200, body: grantView(after, principal), headers: etag(after.version) };
}
