import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideDraftSession,
  decideMoveSession,
  decideReviseSession,
  type TrainingSessionBody,
} from '../../../shared/domain/training/session.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import { trainingSession } from '../../../shared/store/aggregates/training.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { answer } from '../answer.ts';
import type { GuidanceDeps } from '../deps.ts';
import { agencyRef, namedAgency } from '../named-agency.ts';
import type { routes } from '../routes.ts';
import { sessionView } from '../views.ts';

/** What is open, soonest first, for anybody. */
export async function listTrainingSessions(
  { query }: Request<(typeof routes)['listTrainingSessions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await list(tables, trainingSession, 'list1', { pk: 'TRAINING#OPEN' }, query);
  const viewer = { roles: ['PUBLIC'] } as const;
  return { status: 200, body: { items: items.map((each) => sessionView(each, viewer)), ...rest } };
}

type Planned = Request<(typeof routes)['draftTrainingSession']>['body'];

async function planned({ invitedAgencyIds, ...plan }: Planned, tables: Tables): Promise<TrainingSessionBody> {
  const invited = await Promise.all(
    invitedAgencyIds.map(async (agencyId, index) =>
      agencyRef(await namedAgency(agencyId, { field: `invitedAgencyIds.${index}`, article: '3-2b' }, tables)),
    ),
  );
  const { place, link, ...rest } = plan;
  return { ...rest, ...(place !== undefined && { place }), ...(link !== undefined && { link }), invited };
}

export async function draftTrainingSession(
  request: Request<(typeof routes)['draftTrainingSession']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const target = { newId: newId() };
  const body = await planned(request.body, tables);
  const decided = orThrow(decideDraftSession(target.newId, body, request));
  return {
    changes: [change(trainingSession, target, decided)],
    response: answer(target, decided, request, sessionView),
  };
}

export async function reviseTrainingSession(
  request: Request<(typeof routes)['reviseTrainingSession']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, trainingSession, request.params.sessionId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideReviseSession(found, await planned(request.body, tables), acting(request)));
  return {
    changes: [change(trainingSession, found, decided)],
    response: answer(found, decided, request, sessionView),
  };
}

/** DRAFT → OPEN → HELD → CLOSED, one step at a time. */
export async function moveTrainingSession(
  request: Request<(typeof routes)['moveTrainingSession']>,
  { tables }: GuidanceDeps,
): Promise<Plan> {
  const found = await get(tables, trainingSession, request.params.sessionId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideMoveSession(found, request.body.step, acting(request)));
  return {
    changes: [change(trainingSession, found, decided)],
    response: answer(found, decided, request, sessionView),
  };
}
