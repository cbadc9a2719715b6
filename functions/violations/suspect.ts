import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { VIOLATION_ARTICLES } from '../../shared/domain/violation/kinds.ts';
import { decideDismissViolation, decideSuspectViolation } from '../../shared/domain/violation/suspect.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { riskFlag } from '../../shared/store/aggregates/risk-flag.ts';
import { violation } from '../../shared/store/aggregates/violation.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import { closeSteps } from '../../shared/store/tasks.ts';
import { withdrawn } from '../verification/hearings/withdrawn.ts';
import type { ViolationDeps } from './deps.ts';
import { freedWith } from './freed.ts';
import { planOf, violationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { appointmentStep, hearingSteps, investigationStep } from './steps.ts';
import { violationView } from './views.ts';

/** A confirmed flag becomes a suspicion, once each time it was confirmed; only a person does that (domain §5.2). */
export async function suspectViolation(
  request: Request<(typeof routes)['suspectViolation']>,
  { tables }: ViolationDeps,
): Promise<Plan> {
  const { params, principal, body } = request;
  const flag = await get(tables, riskFlag, params.flagId);
  requireVersion(flag, request.ifMatch);
  const article = VIOLATION_ARTICLES[body.kind];
  if (flag.status !== 'CONFIRMED') {
    const detail = { zh: '风险提示尚未认定', en: 'The flag is not confirmed' };
    throw new ProblemError(refuse('ILLEGAL_TRANSITION', { article, detail, extra: { state: flag.status } }));
  }
  const violationId = `${flag.id}-${flag.version}`;
  if ((await load(tables, violation, violationId)) !== undefined)
    throw new ProblemError(refuse('DUPLICATE', { article, extra: { violationId } }));
  const { agencyId, uscc, subjectRef } = flag.body;
  const suspicion = { agencyId, uscc, subjectRef, sourceRef: `RISKFLAG#${flag.id}`, ...body };
  const decided = orThrow(decideSuspectViolation(violationId, suspicion, acting(request)));
  const after = standingAfter({ id: violationId }, decided);
  return {
    changes: [change(violation, { newId: violationId }, decided)],
    checks: [{ kind: riskFlag.kind, id: flag.id, version: flag.version }],
    response: { status: 201, body: violationView(after, principal), headers: etag(after.version) },
  };
}

/** It came to nothing, before or after the hearing: what the flag behind it held is released. */
export async function dismissViolation(
  request: Request<(typeof routes)['dismissViolation']>,
  { tables }: ViolationDeps,
): Promise<Plan> {
  const found = await violationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideDismissViolation(found, request.body.reason, officer));
  const freed = await freedWith(tables, found, officer);
  const steps = [appointmentStep(found), investigationStep(found), ...hearingSteps(found)];
  return planOf(found, decided, request, {
    ...freed,
    notBy: {
      path: found.body.proposal === undefined ? ['suspectedBy'] : ['proposal', 'by'],
      actorId: officer.actor.id,
      refusal: refuse('FOUR_EYES', { article: VIOLATION_ARTICLES[found.body.kind] }),
    },
    changes: [
      ...freed.changes,
      ...(await withdrawn(found.body.hearingId, tables)),
      ...(await closeSteps(steps, officer, tables)),
    ],
  });
}
