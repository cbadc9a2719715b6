import { bySystem } from '../../shared/domain/acting.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideConfirm } from '../../shared/domain/violation/confirm.ts';
import { VIOLATION_ARTICLES } from '../../shared/domain/violation/kinds.ts';
import { decideRequestReview, decideReview } from '../../shared/domain/violation/review.ts';
import { decideSettle } from '../../shared/domain/violation/settle.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { hearing } from '../../shared/store/aggregates/hearing.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { load } from '../../shared/store/read.ts';
import { closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { ViolationDeps } from './deps.ts';
import { freedWith } from './freed.ts';
import { planOf, violationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { consequencesStep, hearingSteps, reviewStep } from './steps.ts';

/** The decision after the hearing (④): what follows is listed, and drawn by persons. */
export async function confirmViolation(
  request: Request<(typeof routes)['confirmViolation']>,
  { tables, settings }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const { hearingId, uscc, kind } = found.body;
  const officer = acting(request);
  const current = await settings.current(request.now);
  const heard = hearingId === undefined ? undefined : await load(tables, hearing, hearingId);
  const basis = { hearing: heard, reason: request.body.reason };
  const decided = orThrow(decideConfirm(found, basis, { ...officer, ...current }));
  const { policy } = current;
  const about = { queue: 'CENTRE_REVIEWER', uscc } as const;
  return planOf(found, decided, request, {
    notBy: {
      path: ['proposal', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: VIOLATION_ARTICLES[kind] }),
    },
    changes: [
      ...(await closeSteps(hearingSteps(found), officer, tables)),
      ...(await openStep(consequencesStep(found), about, { now: request.now, policy }, tables)),
    ],
    checks: heard ? [{ kind: hearing.kind, id: heard.id, version: heard.version }] : [],
  });
}

/** One consequence is not drawn, or was drawn outside the platform: a person says why. */
export async function settleConsequence(
  request: Request<(typeof routes)['settleConsequence']>,
  { tables }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideSettle(found, request.body, officer));
  const closes = decided.events.some(({ to }) => to === 'CLOSED');
  return planOf(found, decided, request, {
    changes: closes ? await closeSteps([consequencesStep(found)], officer, tables) : [],
  });
}

export async function requestViolationReview(
  request: Request<(typeof routes)['requestViolationReview']>,
  { tables, settings }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const { uscc, kind } = found.body;
  const officer = acting(request);
  const decided = orThrow(decideRequestReview(found, request.body, officer));
  const origin = decided.body.review?.side === 'AGENCY' ? { origin: 'AGENCY' as const } : {};
  await requireDocuments(tables, request.body.documentIds, { uscc, ...origin }, VIOLATION_ARTICLES[kind]);
  const { policy } = await settings.current(request.now);
  const step = reviewStep({ id: found.id, body: decided.body });
  const about = { queue: 'COMMISSION_OFFICER', uscc } as const;
  return planOf(found, decided, request, {
    changes: await openStep(step, about, { now: request.now, policy }, tables),
  });
}

/**
 * The Commission upholds or revokes it. What the flag behind a revoked one held is released; what was built on it is put before
 * the Commission by the worker.
 */
export async function decideViolationReview(
  request: Request<(typeof routes)['decideViolationReview']>,
  { tables }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideReview(found, request.body, officer));
  const revoked = request.body.outcome === 'REVOKED';
  const steps = [reviewStep(found), ...(revoked ? [consequencesStep(found)] : [])];
  // That the ground is gone is no decision on a payment: the platform releases what was held for it.
  const platform = { ...officer, ...bySystem(request.now) };
  const freed = revoked ? await freedWith(tables, found, platform) : undefined;
  return planOf(found, decided, request, {
    ...freed,
    notBy: {
      path: ['review', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: VIOLATION_ARTICLES[found.body.kind] }),
    },
    changes: [...(freed?.changes ?? []), ...(await closeSteps(steps, officer, tables))],
  });
}
