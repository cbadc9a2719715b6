import {
  decideExtendDecision,
  decideObjection as decideOutcome,
  decideProposeOutcome,
  decideReturnProposal,
} from '../../../shared/domain/objection/decide.ts';
import { OBJECTION_DECIDE } from '../../../shared/domain/objection/objection.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import { change, type NotBy, type Plan } from '../../../shared/store/plan.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { PublicityDeps } from '../deps.ts';
import { standingNotice, subjectCase, subjectCycle } from '../notices/subject-case.ts';
import type { routes } from '../routes.ts';
import { answer, objectionFor } from './handling.ts';
import { settleNotice } from './settle-notice.ts';
import { closeObjectionTasks, closeStep, openStep } from './tasks.ts';
import { upholdEffect } from './uphold-effect.ts';

const FOUR_EYES = refuse('FOUR_EYES', { article: '5-4b' });

/** The first person's proposal. */
export async function proposeObjectionOutcome(
  request: Request<(typeof routes)['proposeObjectionOutcome']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { now } = request;
  const decided = orThrow(decideProposeOutcome(found, request.body, officer));
  const moved = change(objection, found, decided);
  const dueAt = found.deadlines[OBJECTION_DECIDE]?.dueAt ?? now;
  const round = decided.body.proposals;
  return {
    changes: [
      moved,
      ...(await closeStep(found.id, 'INVESTIGATE_OBJECTION', { ...officer, round }, deps.tables)),
      ...(await openStep(found, 'DECIDE_OBJECTION', { dueAt, now, round }, deps.tables)),
    ],
    response: answer(moved, decided.body, request),
  };
}

/**
 * The second person's decision (④). The decider is neither the proposer nor the one who decided what is objected to, the
 * case's verification or the evaluation's result: all are write conditions too. What follows for notice and case is in the same commit.
 */
export async function decideObjection(
  request: Request<(typeof routes)['decideObjection']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { tables } = deps;
  const { now, body } = request;
  const actorId = officer.actor.id;
  const notProposer: NotBy = { path: ['proposal', 'by'], actorId, refusal: FOUR_EYES };
  const tasks = await closeObjectionTasks(found.id, { ...officer, proposals: found.body.proposals }, tables);
  if (!body.agreed) {
    const returned = orThrow(decideReturnProposal(found, body, officer));
    const moved = change(objection, found, returned, notProposer);
    const dueAt = found.deadlines[OBJECTION_DECIDE]?.dueAt ?? now;
    const again = await openStep(
      found,
      'INVESTIGATE_OBJECTION',
      { dueAt, now, round: found.body.proposals + 1 },
      tables,
    );
    return { changes: [moved, ...tasks, ...again], response: answer(moved, returned.body, request) };
  }
  const notice = await standingNotice(tables, found.body.publicityId);
  const onboarding = await subjectCase(tables, notice);
  const cycle = await subjectCycle(tables, notice);
  const verifiedBy = onboarding?.body.verification?.decidedBy ?? cycle?.body.result?.decidedBy;
  const decided = orThrow(decideOutcome(found, { reason: body.reason, verifiedBy }, officer));
  const moved = change(objection, found, decided, notProposer);
  const notVerifier: NotBy = { path: ['verification', 'decidedBy'], actorId, refusal: FOUR_EYES };
  const notDrafter: NotBy = { path: ['result', 'decidedBy'], actorId, refusal: FOUR_EYES };
  const effect = decided.body.decision?.affectsSubject
    ? await upholdEffect(
        { objection: found, reason: body.reason, notice, onboarding, notVerifier },
        officer,
        deps,
      )
    : { changes: [await settleNotice(found, now, tables)] };
  const onCase = effect.changes.some(({ kind }) => kind === 'CASE');
  return {
    changes: [moved, ...effect.changes, ...tasks],
    checks: [
      ...(onboarding && !onCase ? [{ kind: 'CASE', id: onboarding.id, notBy: notVerifier }] : []),
      ...(cycle ? [{ kind: 'CYCLE', id: cycle.id, notBy: notDrafter }] : []),
    ],
    response: answer(moved, decided.body, request),
  };
}

/** More time for the decision, once. */
export async function extendObjectionDecision(
  request: Request<(typeof routes)['extendObjectionDecision']>,
  deps: PublicityDeps,
): Promise<Plan> {
  const found = await objectionFor(request, deps);
  const officer = impartial(request, found.body.uscc, '5-3x');
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const decided = orThrow(decideExtendDecision(found, request.body, { ...officer, policy, calendar }));
  const moved = change(objection, found, decided);
  return { changes: [moved], response: answer(moved, decided.body, request), policyVersion: policy.version };
}
