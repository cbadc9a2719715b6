import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import {
  decideAttendance,
  decideCancelPlace,
  decideRegister,
  trainingPlaceId,
} from '../../../shared/domain/training/place.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { viewerOf } from '../../../shared/runtime/viewer.ts';
import { trainingPlace, trainingSession } from '../../../shared/store/aggregates/training.ts';
import { requireActiveAgency } from '../../../shared/store/live-agency.ts';
import { change, type Check, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { answer } from '../answer.ts';
import type { GuidanceDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { placeView } from '../views.ts';
import { seatsOf } from './seats.ts';

/** A session that agencies may know of: a draft is nobody's business. */
async function announced(tables: Tables, sessionId: string) {
  const session = await get(tables, trainingSession, sessionId);
  if (session.status === 'DRAFT') throw new ProblemError(refuse('NOT_FOUND'));
  const unmoved: Check = { kind: trainingSession.kind, id: session.id, version: session.version };
  return { session, unmoved };
}

/** The caller's agency takes a place; once it is full or closed there is none (409). */
export async function registerForTraining(
  request: Request<(typeof routes)['registerForTraining']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const { params, principal } = request;
  const agency = await requireActiveAgency(tables, principal.uscc);
  const { session, unmoved } = await announced(tables, params.sessionId);
  const placeId = trainingPlaceId(session.id, agency.id);
  const [before, seats] = await Promise.all([
    load(tables, trainingPlace, placeId),
    seatsOf(tables, session.id),
  ]);
  const asked = { agency: { id: agency.id, uscc: agency.body.uscc }, taken: seats.taken, before };
  const decided = orThrow(decideRegister(session, asked, acting(request)));
  const target = before ?? { newId: placeId };
  return {
    changes: [change(trainingPlace, target, decided)],
    checks: [unmoved],
    projections: [seats.counted(1)],
    response: answer(target, decided, request, placeView),
  };
}

/** Gives the place back, for others to take. */
export async function cancelTrainingPlace(
  request: Request<(typeof routes)['cancelTrainingPlace']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, trainingPlace, request.params.placeId);
  if (found.body.uscc !== request.principal.uscc) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, request.ifMatch);
  const { session, unmoved } = await announced(tables, found.body.sessionId);
  const decided = orThrow(decideCancelPlace(session, found, acting(request)));
  const seats = await seatsOf(tables, session.id);
  return {
    changes: [change(trainingPlace, found, decided)],
    checks: [unmoved],
    projections: [seats.counted(-1)],
    response: answer(found, decided, request, placeView),
  };
}

/** Who was there, of those who had a place; what was recorded wrongly is recorded again. */
export async function recordAttendance(
  request: Request<(typeof routes)['recordAttendance']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const { session, unmoved } = await announced(tables, request.params.sessionId);
  const places = await Promise.all(
    request.body.items.map(async ({ agencyId, attended }, index) => {
      const place = await load(tables, trainingPlace, trainingPlaceId(session.id, agencyId));
      return { place, attended, field: `body.items.${index}.agencyId` };
    }),
  );
  const fields = places
    .filter(({ place }) => place === undefined)
    .map(({ field }) => ({ field, zh: '该机构未报名', en: 'it has no place' }));
  if (fields.length > 0) throw new ProblemError(refuse('VALIDATION_FAILED', { article: '3-2b', fields }));
  const recorded = places.flatMap(({ place, attended }) => {
    if (place === undefined) return [];
    const officer = impartial(request, place.body.uscc, '3-2b');
    const decided = decideAttendance(session, place, attended, officer);
    return [{ place, decided: decided && orThrow(decided) }];
  });
  const viewer = viewerOf(request.principal);
  return {
    changes: recorded.flatMap(({ place, decided }) =>
      decided === undefined ? [] : [change(trainingPlace, place, decided)],
    ),
    checks: [unmoved],
    response: {
      status: 200,
      body: {
        items: recorded.map(({ place, decided }) =>
          placeView(decided === undefined ? place : standingAfter(place, decided), viewer),
        ),
      },
    },
  };
}
