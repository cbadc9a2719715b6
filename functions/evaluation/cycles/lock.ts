import { randomBytes } from 'node:crypto';
import { seedRefOf } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import {
  decideLock,
  decideProposeLock,
  decideReturnLock,
  LOCK_PROPOSER,
} from '../../../shared/domain/evaluation/cycle/lock.ts';
import { decideLockScheme } from '../../../shared/domain/evaluation/cycle/scheme-drafting.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeStep, openStep } from '../../../shared/store/tasks.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { cycleStep, prepareStep } from '../work.ts';
import { cycleReply } from './answer.ts';

const SEED_BYTES = 32;

const lockStep = (cycleId: string, round: number) =>
  cycleStep(cycleId, 'DECIDE_EVALUATION_LOCK', round, '7-1a');

/** One member of the Commission proposes to lock a cycle to an approved scheme (7-1a ④). */
export async function proposeLock(
  request: Request<(typeof routes)['proposeLock']>,
  deps: EvaluationDeps,
): Promise<Plan> {
  const { tables, settings } = deps;
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const scheme = await get(tables, evaluationScheme, request.body.schemeId ?? found.body.schemeId);
  const { policy, calendar } = await settings.current(request.now);
  const ctx = { ...acting(request), policy };
  const decided = orThrow(decideProposeLock(found, scheme, calendar, ctx));
  return {
    changes: [
      change(evaluationCycle, found, decided),
      ...(await closeStep(prepareStep(found.id), ctx, tables)),
      ...(await openStep(
        lockStep(found.id, decided.body.lockRounds),
        { queue: 'COMMISSION_OFFICER' },
        ctx,
        tables,
      )),
    ],
    checks: [{ kind: 'SCHEME', id: scheme.id, version: scheme.version }],
    response: cycleReply(found, decided, request.principal),
  };
}

/** Another member decides: the scheme is locked and the seed made in one commit, or the proposal goes back (8-1). */
export async function decideOnLock(
  request: Request<(typeof routes)['decideOnLock']>,
  deps: EvaluationDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const { tables, settings, sealed } = deps;
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const { policy, calendar } = await settings.current(now);
  const ctx = { ...acting(request), policy };
  const notBy = {
    path: LOCK_PROPOSER,
    actorId: ctx.actor.id,
    refusal: refuse('FOUR_EYES', { article: '7-1a' }),
  };
  const closed = await closeStep(lockStep(found.id, found.body.lockRounds), ctx, tables);
  if (body.decision === 'RETURN') {
    const decided = orThrow(decideReturnLock(found, body.reason, ctx));
    return {
      changes: [change(evaluationCycle, found, decided, notBy), ...closed],
      response: cycleReply(found, decided, principal),
    };
  }
  const scheme = await get(tables, evaluationScheme, found.body.schemeId);
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const seedRef = seedRefOf(found.id);
  const decided = orThrow(decideLock(found, scheme, { seed, seedRef }, calendar, ctx));
  const locked = orThrow(decideLockScheme(scheme, found.id, ctx));
  return {
    changes: [
      change(evaluationCycle, found, decided, notBy),
      change(evaluationScheme, scheme, locked),
      ...closed,
    ],
    sealed: [await sealed.seal(seedRef, { seed }, now)],
    response: cycleReply(found, decided, principal),
  };
}
