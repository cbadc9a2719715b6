import { decideRequest, decideRequestAgain } from '../../../shared/domain/cooperation/request.ts';
import { decideExtend } from '../../../shared/domain/cooperation/extend.ts';
import { decideWithdraw } from '../../../shared/domain/cooperation/answer.ts';
import { SIDE_NAMES, SIDES } from '../../../shared/domain/cooperation/machine.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeStep, closeSteps } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answer, requestFor } from './handling.ts';
import { openSteps, secondRequestStep } from './steps.ts';
import { spotCheckOf, subjectChanges, withdrawnChanges } from './subject.ts';
import { cooperationView } from './view.ts';

const LIVE = ['ACTIVE', 'SUSPENDED'];

/** Asks an agency for material about itself or one of its orders (6-4b); a spot check asks by itself. */
export async function requestCooperation(
  request: Request<(typeof routes)['requestCooperation']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const asked = await get(deps.tables, agency, body.agencyId);
  const officer = impartial(request, asked.body.uscc, '6-4b');
  if (!LIVE.includes(asked.status)) throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '6-4b' }));
  const { orderId, purpose, items } = body;
  const about = orderId === undefined ? undefined : await load(deps.tables, order, orderId);
  if (orderId !== undefined && about?.body.agencyId !== asked.id) {
    const fields = [{ field: 'body.orderId', zh: '该机构没有此订单', en: 'no such order of this agency' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '6-4b', fields }));
  }
  const settings = await deps.settings.current(now);
  const id = newId();
  const decided = orThrow(
    decideRequest(
      id,
      {
        agencyId: asked.id,
        uscc: asked.body.uscc,
        side: sideOf(principal),
        subjectRef: orderId === undefined ? `AGENCY#${asked.id}` : `ORDER#${orderId}`,
        ...(orderId !== undefined && { orderId }),
        article: '6-4b',
        purpose,
        items,
      },
      { ...officer, ...settings },
    ),
  );
  const after = standingAfter({ id }, decided);
  return {
    changes: [change(cooperation, { newId: id }, decided)],
    response: {
      status: 201,
      body: cooperationView(after, principal),
      headers: { location: `/cooperation-requests/${id}`, ...etag(after.version) },
    },
  };
}

/** The authority for which an officer asks. */
const sideOf = ({ roles }: Principal) =>
  SIDE_NAMES.find((side) => roles.includes(SIDES[side].officer)) ?? 'CENTRE';

/** The second written request, after the first one's time. */
export async function requestCooperationAgain(
  request: Request<(typeof routes)['requestCooperationAgain']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '6-4b');
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const ctx = { ...officer, policy, calendar };
  const { reason } = request.body;
  const decided = orThrow(decideRequestAgain(found, { reason }, ctx));
  const news = { action: 'requestAgain', dueOn: decided.body.dueOn, reason } as const;
  return {
    changes: [
      change(cooperation, found, decided),
      ...(await subjectChanges(decided.body, news, ctx, deps.tables)),
      ...(await closeStep(secondRequestStep(found), officer, deps.tables)),
    ],
    response: answer(found, decided, request),
    policyVersion: policy.version,
  };
}

/** Takes a request back; that of a spot check goes with the check, which cannot be dropped by this way (3-1c). */
export async function withdrawCooperation(
  request: Request<(typeof routes)['withdrawCooperation']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '6-4b');
  if (spotCheckOf(found.body) !== undefined)
    throw new ProblemError(refuse('SAMPLE_LOCKED', { article: '3-1c' }));
  const decided = orThrow(decideWithdraw(found, request.body, officer));
  return {
    changes: [
      change(cooperation, found, decided),
      ...(await withdrawnChanges(found.body, request.body, officer, deps.tables)),
      ...(await closeSteps(openSteps(found), officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** Gives the agency as many days again, once and in time (9-3d). */
export async function extendCooperation(
  request: Request<(typeof routes)['extendCooperation']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, found.body.article);
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const decided = orThrow(decideExtend(found, request.body, { ...officer, policy, calendar }));
  return {
    changes: [change(cooperation, found, decided)],
    response: answer(found, decided, request),
    policyVersion: policy.version,
  };
}
