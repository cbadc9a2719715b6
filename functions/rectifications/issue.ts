import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { GROUND_ARTICLES } from '../../shared/domain/rectification/articles.ts';
import { decideAcknowledge, decideIssue } from '../../shared/domain/rectification/issue.ts';
import { decideAskJustification, decideJustify } from '../../shared/domain/rectification/justify.ts';
import { decideExtend } from '../../shared/domain/rectification/run.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { get, guardOwner } from '../../shared/store/read.ts';
import { closeStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { causeOf, takeCause } from './cause.ts';
import type { RectificationDeps } from './deps.ts';
import { planOf, rectificationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { requireStanding } from './proof.ts';
import { reviewStep } from './steps.ts';

/** Asks the agency for its reason before it may be ordered to rectify (12-1b). */
export async function askJustification(
  request: Request<(typeof routes)['askJustification']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const current = await settings.current(request.now);
  return planOf(found, orThrow(decideAskJustification(found, { ...acting(request), ...current })), request);
}

export async function justifyRectification(
  request: Request<(typeof routes)['justifyRectification']>,
  { tables }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const decided = orThrow(decideJustify(found, request.body, acting(request)));
  const { uscc } = found.body;
  await requireDocuments(tables, request.body.documentIds, { uscc, origin: 'AGENCY' }, '12-1b');
  return planOf(found, decided, request);
}

/** Orders the agency to rectify: one order runs for a cause, and its ground and the agency stand as it is committed. */
export async function issueRectification(
  request: Request<(typeof routes)['issueRectification']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const { agencyId, ground } = found.body;
  const article = GROUND_ARTICLES[ground];
  const officer = acting(request);
  const current = await settings.current(request.now);
  const decided = orThrow(decideIssue(found, request.body, { ...officer, ...current }));
  const ordered = await get(tables, agency, agencyId);
  if (ordered.status !== 'ACTIVE' && ordered.status !== 'SUSPENDED')
    throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article }));
  const cause = causeOf(found.body);
  const [standing, owner] = await Promise.all([
    requireStanding(found.body, tables),
    guardOwner(tables, cause),
  ]);
  return planOf(found, decided, request, {
    notBy: { path: ['proposedBy'], actorId: officer.actor.id, refusal: refuse('FOUR_EYES', { article }) },
    changes: await closeStep(reviewStep(found), officer, tables),
    checks: [...standing, { kind: agency.kind, id: ordered.id, version: ordered.version }],
    guards: owner === found.id ? [] : [takeCause(cause, found.id, ground)],
  });
}

export async function acknowledgeRectification(
  request: Request<(typeof routes)['acknowledgeRectification']>,
  { tables }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  return planOf(found, orThrow(decideAcknowledge(found, acting(request))), request);
}

/** More days, under the policy that the order was issued under (12-1e). */
export async function extendRectification(
  request: Request<(typeof routes)['extendRectification']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const { policyVersion = '' } = found.body.issued ?? {};
  const { calendar, policy: today } = await settings.current(request.now);
  const policy = policyVersion === '' ? today : await settings.policyOf(policyVersion);
  const decided = orThrow(decideExtend(found, request.body, { ...acting(request), policy, calendar }));
  return planOf(found, decided, request, { policyVersion: policy.version });
}
