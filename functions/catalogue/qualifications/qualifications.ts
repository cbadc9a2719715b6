import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { QualificationBody } from '../../../shared/domain/qualification/qualification.ts';
import {
  decideProposeRefusal,
  decideRecord,
  decideRefuse,
  decideVerify,
} from '../../../shared/domain/qualification/record.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Viewer } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { qualification } from '../../../shared/store/aggregates/qualification.ts';
import { checkDocuments } from '../../../shared/store/check-documents.ts';
import { changeHeld, heldOf, readHeld } from '../../../shared/store/held-qualifications.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type NotBy, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { CatalogueDeps } from '../deps.ts';
import { getVisible, listedAgencyId } from '../owner.ts';
import type { routes } from '../routes.ts';
import { qualificationView } from '../views.ts';
import { closeWork, openWork, type Work } from '../work.ts';

export const qualificationWork = (
  kind: 'VERIFY_QUALIFICATION' | 'DECIDE_QUALIFICATION_REFUSAL',
  { id, body }: Pick<Loaded<QualificationBody>, 'id' | 'body'>,
): Work => ({ kind, subjectRef: `QUALIFICATION#${id}`, uscc: body.uscc, round: 1 });

/** A certificate with its copy, to be verified; a duty that a suspended agency keeps (3-1b, 12-2s). */
export async function recordQualification(
  request: Request<(typeof routes)['recordQualification']>,
  { tables }: CatalogueDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const owner = await requireLiveAgency(tables, principal.uscc);
  const { uscc } = owner.body;
  const qualificationId = newId();
  const decided = orThrow(decideRecord(qualificationId, { agencyId: owner.id, uscc }, body, acting(request)));
  await checkDocuments(
    [{ field: 'documentId', id: body.documentId }],
    (paper) => paper.origin === 'AGENCY' && paper.uscc === uscc,
    tables,
  );
  const after = standingAfter({ id: qualificationId }, decided);
  return {
    changes: [change(qualification, { newId: qualificationId }, decided)],
    response: { status: 201, body: qualificationView(after, principal), headers: etag(after.version) },
  };
}

export async function listQualifications(
  { query, principal }: Request<(typeof routes)['listQualifications']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const agencyId = await listedAgencyId(tables, query.agencyId, principal);
  const key = { pk: `QUALIFICATION#AGENCY#${agencyId}`, newestFirst: true };
  const { items, ...rest } = await list(tables, qualification, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => qualificationView(each, principal)), ...rest } };
}

export async function readQualification(
  { params, principal }: Request<(typeof routes)['readQualification']>,
  { tables }: CatalogueDeps,
): Promise<Reply> {
  const loaded = await getVisible(tables, qualification, params.qualificationId, principal);
  return { status: 200, body: qualificationView(loaded, principal), headers: etag(loaded.version) };
}

/** An officer has looked a certificate up where the registers gave no answer, or a wrong one. */
export async function verifyQualification(
  request: Request<(typeof routes)['verifyQualification']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(tables, qualification, params.qualificationId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '3-1b');
  const { policy } = await settings.current(now);
  const found = {
    reason: body.reason,
    ...(body.validUntil !== undefined && { validUntil: body.validUntil }),
  };
  const decided = orThrow(decideVerify(loaded, found, { ...officer, policy }));
  const [held, closed] = await Promise.all([
    readHeld(tables, loaded.body.agencyId),
    closeWork(
      tables,
      [
        qualificationWork('VERIFY_QUALIFICATION', loaded),
        qualificationWork('DECIDE_QUALIFICATION_REFUSAL', loaded),
      ],
      officer,
    ),
  ]);
  const added = [heldOf({ id: loaded.id, body: decided.body })];
  return step(loaded, decided, principal, { changes: closed, projections: [changeHeld(held, { added })] });
}

export async function proposeQualificationRefusal(
  request: Request<(typeof routes)['proposeQualificationRefusal']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const loaded = await get(tables, qualification, params.qualificationId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '3-1b');
  const decided = orThrow(decideProposeRefusal(loaded, body.reason, officer));
  const current = { ...(await settings.current(now)), now };
  const [closed, opened] = await Promise.all([
    closeWork(tables, [qualificationWork('VERIFY_QUALIFICATION', loaded)], officer),
    openWork(tables, qualificationWork('DECIDE_QUALIFICATION_REFUSAL', loaded), current),
  ]);
  return step(loaded, decided, principal, { changes: [...closed, ...opened] });
}

/** A reviewer decides against it (④). */
export async function refuseQualification(
  request: Request<(typeof routes)['refuseQualification']>,
  { tables }: CatalogueDeps,
): Promise<Plan> {
  const { params, body, principal } = request;
  const loaded = await get(tables, qualification, params.qualificationId);
  requireVersion(loaded, request.ifMatch);
  const officer = impartial(request, loaded.body.uscc, '3-1b');
  const decided = orThrow(decideRefuse(loaded, body.reason, officer));
  const done = [qualificationWork('DECIDE_QUALIFICATION_REFUSAL', loaded)];
  const changes = await closeWork(tables, done, officer);
  const refusal = refuse('FOUR_EYES', { article: '3-1b' });
  const notBy = { path: ['proposal', 'by'], actorId: principal.id, refusal };
  return step(loaded, decided, principal, { changes }, notBy);
}

function step(
  loaded: Loaded<QualificationBody>,
  decided: Decided<QualificationBody>,
  viewer: Viewer,
  more: Pick<Plan, 'changes' | 'projections'>,
  notBy?: NotBy,
): Plan {
  const after = standingAfter(loaded, decided);
  return {
    ...more,
    changes: [change(qualification, loaded, decided, notBy), ...more.changes],
    response: { status: 200, body: qualificationView(after, viewer), headers: etag(after.version) },
  };
}
