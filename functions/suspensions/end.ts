import type { Acting } from '../../shared/domain/acting.ts';
import { decideStanding } from '../../shared/domain/agency/change-standing.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import {
  decideEndorseResumption,
  decideLift,
  decideRequestResumption,
  decideRevokeSuspension,
} from '../../shared/domain/suspension/end.ts';
import type { SuspensionBody } from '../../shared/domain/suspension/suspension.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { suspensionOf } from '../../shared/store/aggregates/suspension.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { SuspensionDeps } from './deps.ts';
import { openRectifications, planOf, suspensionFor } from './handling.ts';
import { runReleased } from './run.ts';
import type { routes } from './routes.ts';
import { considerStep, decisionStep, endorsementStep, liftStep, urgentStep } from './steps.ts';

/** The agency's own step back to ACTIVE, with the guards that it frees. */
export async function resumed(
  { id, body }: Pick<Loaded<SuspensionBody>, 'id' | 'body'>,
  acting: Acting,
  tables: Tables,
): Promise<Required<Pick<Plan, 'changes' | 'guards'>>> {
  const suspended = await get(tables, agency, body.agencyId);
  const standing = orThrow(decideStanding(suspended, 'resume', `SUSPENSION#${id}`, acting));
  return {
    changes: [change(agency, suspended, standing)],
    guards: [
      { release: suspensionOf(body.agencyId), owner: id },
      ...(await runReleased({ id, body }, tables)),
    ],
  };
}

/** Everything that waits for a person when a suspension ends. */
export const openSteps = ({ id, body: { hearingId = '' } }: Pick<Loaded<SuspensionBody>, 'id' | 'body'>) => [
  endorsementStep(id),
  liftStep(id),
  urgentStep(id),
  considerStep(id, hearingId),
  decisionStep(id, hearingId),
];

export async function requestResumption(
  request: Request<(typeof routes)['requestResumption']>,
  { tables, settings }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const open = await openRectifications(tables, found.body.agencyId);
  const asked = { ...request.body, openRectifications: open };
  const decided = orThrow(decideRequestResumption(found, asked, acting(request)));
  const { policy } = await settings.current(request.now);
  const about = { queue: 'CENTRE_OFFICER', uscc: found.body.uscc } as const;
  const opened = await openStep(endorsementStep(found.id), about, { now: request.now, policy }, tables);
  return planOf(found, decided, request, { changes: opened });
}

export async function endorseResumption(
  request: Request<(typeof routes)['endorseResumption']>,
  { tables, settings }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const officer = acting(request);
  const open = await openRectifications(tables, found.body.agencyId);
  const decided = orThrow(
    decideEndorseResumption(found, { ...request.body, openRectifications: open }, officer),
  );
  const { policy } = await settings.current(request.now);
  const about = { queue: 'COMMISSION_OFFICER', uscc: found.body.uscc } as const;
  return planOf(found, decided, request, {
    changes: [
      ...(await closeSteps([endorsementStep(found.id)], officer, tables)),
      ...(await openStep(liftStep(found.id), about, { now: request.now, policy }, tables)),
    ],
  });
}

/** The Commission lifts the suspension: the agency is ACTIVE in the same commit, and its products follow (12-2c). */
export async function liftSuspension(
  request: Request<(typeof routes)['liftSuspension']>,
  { tables }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const officer = acting(request);
  const open = await openRectifications(tables, found.body.agencyId);
  const decided = orThrow(decideLift(found, { ...request.body, openRectifications: open }, officer));
  const { changes, guards } = await resumed(found, officer, tables);
  const closed = await closeSteps(openSteps(found), officer, tables);
  return planOf(found, decided, request, { changes: [...changes, ...closed], guards });
}

export async function revokeSuspension(
  request: Request<(typeof routes)['revokeSuspension']>,
  { tables }: SuspensionDeps,
): Promise<Plan> {
  const found = await suspensionFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideRevokeSuspension(found, request.body, officer));
  await requireDocuments(tables, request.body.documentIds, { uscc: found.body.uscc }, '12-2');
  const { changes, guards } = await resumed(found, officer, tables);
  const closed = await closeSteps(openSteps(found), officer, tables);
  return planOf(found, decided, request, {
    notBy: {
      path: ['decision', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-2' }),
    },
    changes: [...changes, ...closed],
    guards,
  });
}
