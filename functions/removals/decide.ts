import { decideStanding } from '../../shared/domain/agency/change-standing.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideRemove, decideRevokeRemoval } from '../../shared/domain/removal/decide.ts';
import { decideConvert } from '../../shared/domain/suspension/end.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { previewFor } from '../../shared/store/adjustment-preview.ts';
import { agency, liveAgencyOf, takeLiveAgency } from '../../shared/store/aggregates/agency.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import { suspension, suspensionOf } from '../../shared/store/aggregates/suspension.ts';
import { change, type Check, type Plan } from '../../shared/store/plan.ts';
import { get, guardOwner, load } from '../../shared/store/read.ts';
import { closeSteps } from '../../shared/store/tasks.ts';
import { openSteps as suspensionSteps } from '../suspensions/end.ts';
import { runReleased } from '../suspensions/run.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { RemovalDeps } from './deps.ts';
import { readGround } from './ground-facts.ts';
import { openSteps, planOf, removalFor } from './handling.ts';
import type { routes } from './routes.ts';

/**
 * The decision after the hearing (12-3 ④). The agency is REMOVED in the same commit, its credit code is free and its
 * suspension gives way: whatever follows, nobody sees it half removed (12-3h).
 */
export async function decideRemoval(
  request: Request<(typeof routes)['decideRemoval']>,
  { tables }: RemovalDeps,
): Promise<Plan> {
  const found = await removalFor(request, tables);
  const { agencyId, uscc, hearingId } = found.body;
  const officer = acting(request);
  const removalRef = `REMOVAL#${found.id}`;
  const [ground, heard, removed, preview, suspensionId] = await Promise.all([
    readGround(found.body.ground, tables),
    hearingId === undefined ? undefined : load(tables, hearing, hearingId),
    get(tables, agency, agencyId),
    previewFor(tables, { agencyId, uscc }, request.now),
    guardOwner(tables, suspensionOf(agencyId)),
  ]);
  const basis = { ...request.body, hearing: heard, facts: ground.facts, preview, suspensionId };
  const decided = orThrow(decideRemove(found, basis, officer));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '12-3a');
  const standing = orThrow(decideStanding(removed, 'remove', removalRef, officer));
  const suspended = suspensionId === undefined ? undefined : await get(tables, suspension, suspensionId);
  const heardChecks: Check[] = heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version }] : [];
  const steps = [...openSteps(found.id, found.body), ...(suspended ? suspensionSteps(suspended) : [])];
  return planOf(found, decided, request, {
    notBy: {
      path: ['noticed', 'by'],
      also: [['proposedBy']],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-3' }),
    },
    changes: [
      change(agency, removed, standing),
      ...(suspended
        ? [change(suspension, suspended, orThrow(decideConvert(suspended, removalRef, officer)))]
        : []),
      ...(await closeSteps(steps, officer, tables)),
    ],
    checks: [...ground.checks, ...heardChecks],
    guards: [
      { release: liveAgencyOf(uscc), owner: agencyId },
      ...(suspended ? [{ release: suspensionOf(agencyId), owner: suspended.id }] : []),
      ...(suspended ? await runReleased(suspended, tables) : []),
    ],
  });
}

/** On review or by a court: the agency is ACTIVE again unless another one lives for its credit code; ended orders stay ended. */
export async function revokeRemoval(
  request: Request<(typeof routes)['revokeRemoval']>,
  { tables }: RemovalDeps,
): Promise<Plan> {
  const found = await removalFor(request, tables);
  const { agencyId, uscc } = found.body;
  const officer = acting(request);
  const decided = orThrow(decideRevokeRemoval(found, request.body, officer));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '12-3a');
  const removed = await get(tables, agency, agencyId);
  const standing = orThrow(decideStanding(removed, 'reinstate', `REMOVAL#${found.id}`, officer));
  return planOf(found, decided, request, {
    notBy: {
      path: ['decision', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-3' }),
    },
    changes: [change(agency, removed, standing)],
    guards: [takeLiveAgency(uscc, agencyId)],
  });
}
