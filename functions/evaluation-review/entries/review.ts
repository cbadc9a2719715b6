import { bySystem } from '../../../shared/domain/acting.ts';
import {
  decideApproveReview,
  decideProposeReview,
  decideResume,
  decideReturnReview,
  decideReviewAgain,
  decideStartReview,
} from '../../../shared/domain/evaluation/entry/review.ts';
import { decideLiftWithhold, decideWithhold } from '../../../shared/domain/evaluation/entry/withhold.ts';
import { bindingGrounds, refuseUnfinished } from '../../../shared/domain/evaluation/review/finish.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { closeStep, openStep } from '../../../shared/store/tasks.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { collector, schemeOf } from './facts.ts';
import { nothingOpen } from './asked.ts';
import { entryPlan, handled, followedBy } from './handling.ts';
import { approvalStep, reviewAnew, reviewStep } from './review-steps.ts';

/** COMPUTED → UNDER_REVIEW; what decides or caps the grade is looked up with it (9-3a, domain §6.4). */
export async function startEntryReview(
  request: Request<(typeof routes)['startEntryReview']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const started = orThrow(decideStartReview(found, officer));
  const decided = followedBy(found, started, await collector(found, deps));
  return entryPlan(at, decided, request);
}

/**
 * Looks up again what decides or caps the grade (domain §6.4). A reviewed entry for which there is a ground now that the
 * agency was not heard on is taken back, whoever looked (9-4, domain §5.5).
 */
export async function collectEntryTriggers(
  request: Request<(typeof routes)['collectEntryTriggers']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  if (found.status !== 'UNDER_REVIEW' && found.status !== 'REVIEWED')
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article: '9-4', extra: { state: found.status } }));
  const collected = (await collector(found, deps))(found);
  if (collected === undefined) throw new ProblemError(refuse('NO_EFFECTIVE_CHANGE', { article: '9-4' }));
  const { scheme } = await schemeOf(found, deps.tables);
  const after = { ...found, body: collected.body };
  if (found.status !== 'REVIEWED' || bindingGrounds(after, scheme).length === 0)
    return entryPlan(at, collected, request);
  const decided = followedBy(found, collected, (state) =>
    orThrow(decideReviewAgain(state, bySystem(request.now))),
  );
  return entryPlan(at, decided, request, { changes: await reviewAnew(found, officer, deps) });
}

/** The officer is done with the entry and puts it before a second person (9-3a). */
export async function proposeEntryReview(
  request: Request<(typeof routes)['proposeEntryReview']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const { scheme } = await schemeOf(found, deps.tables);
  const unfinished = refuseUnfinished(found, scheme);
  if (unfinished !== undefined) throw new ProblemError(unfinished);
  const checks = await nothingOpen(found, request.now, deps.tables);
  const decided = orThrow(decideProposeReview(found, officer));
  const { policy } = await deps.settings.current(request.now);
  const { reviews } = decided.body;
  const next = { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc } as const;
  return entryPlan(at, decided, request, {
    checks,
    changes: [
      ...(await closeStep(reviewStep(found.id, reviews), officer, deps.tables)),
      ...(await openStep(approvalStep(found.id, reviews), next, { now: request.now, policy }, deps.tables)),
    ],
  });
}

/** UNDER_REVIEW → REVIEWED by a second person, or back to the officer (9-3a ④). */
export async function decideEntryReview(
  request: Request<(typeof routes)['decideEntryReview']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const { decision, reason } = request.body;
  const notBy = {
    path: ['review', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-3a' }),
  };
  if (decision === 'RETURN') {
    const returned = orThrow(decideReturnReview(found, { reason }, officer));
    return entryPlan(at, returned, request, { changes: await reviewAnew(found, officer, deps), notBy });
  }
  const { scheme } = await schemeOf(found, deps.tables);
  const approved = orThrow(refuseUnfinished(found, scheme) ?? decideApproveReview(found, officer));
  const checks = await nothingOpen(found, request.now, deps.tables);
  const closed = await closeStep(approvalStep(found.id, found.body.reviews), officer, deps.tables);
  return entryPlan(at, approved, request, { changes: closed, checks, notBy });
}

/** The officer goes on without what was asked for once its time is over; before that, they withdraw the request (9-3d). */
export async function resumeEntryReview(
  request: Request<(typeof routes)['resumeEntryReview']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const resumed = orThrow(decideResume(found, officer));
  return entryPlan(at, resumed, request, {
    checks: await nothingOpen(found, request.now, deps.tables),
  });
}

/** REVIEWED → UNDER_REVIEW: something asks for another look. */
export async function reviewEntryAgain(
  request: Request<(typeof routes)['reviewEntryAgain']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const again = orThrow(decideReviewAgain(found, officer));
  return entryPlan(at, again, request, { changes: await reviewAnew(found, officer, deps) });
}

/** → WITHHELD (暂缓): an investigation is open; the entry stays out of the ranking (domain §6.4). */
export async function withholdEntry(
  request: Request<(typeof routes)['withholdEntry']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  return entryPlan(at, orThrow(decideWithhold(found, request.body, officer)), request);
}

export async function liftEntryWithholding(
  request: Request<(typeof routes)['liftEntryWithholding']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  return entryPlan(at, orThrow(decideLiftWithhold(found, request.body, officer)), request);
}
