import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideSubmit } from '../../shared/domain/rectification/submit.ts';
import {
  decideAccept,
  decideOnFailure,
  decideProposeFailure,
  decideReturn,
} from '../../shared/domain/rectification/verify.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { closeStep, closeSteps, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import { causeOf } from './cause.ts';
import type { RectificationDeps } from './deps.ts';
import { planOf, rectificationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { failureStep, verificationStep } from './steps.ts';

/** The agency's report; one that came too late is for the record only, unless the agency is suspended (12-1e, 12-2c). */
export async function submitRectification(
  request: Request<(typeof routes)['submitRectification']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const { uscc, agencyId } = found.body;
  const { items } = request.body;
  const reporting = await get(tables, agency, agencyId);
  const by = acting(request);
  const decided = orThrow(decideSubmit(found, { items, suspended: reporting.status === 'SUSPENDED' }, by));
  const documents = items.flatMap(({ documentIds }) => documentIds);
  await requireDocuments(tables, documents, { uscc, origin: 'AGENCY' }, '12-1e');
  const { policy } = await settings.current(request.now);
  const verified = decided.events.some(({ to }) => to === 'SUBMITTED');
  const step = verificationStep(found, decided.body.reports.length);
  const opened = verified
    ? await openStep(step, { queue: 'CENTRE_OFFICER', uscc }, { now: request.now, policy }, tables)
    : [];
  return planOf(found, decided, request, {
    changes: opened,
    checks: [{ kind: agency.kind, id: reporting.id, version: reporting.version }],
  });
}

/** Everything is put right: the cause is free again. */
export async function acceptRectification(
  request: Request<(typeof routes)['acceptRectification']>,
  { tables }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideAccept(found, request.body, officer));
  const steps = [verificationStep(found, found.body.reports.length), failureStep(found)];
  return planOf(found, decided, request, {
    changes: await closeSteps(steps, officer, tables),
    guards: [{ release: causeOf(found.body), owner: found.id }],
  });
}

export async function returnRectification(
  request: Request<(typeof routes)['returnRectification']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const officer = acting(request);
  const current = await settings.current(request.now);
  const decided = orThrow(decideReturn(found, request.body, { ...officer, ...current }));
  const step = verificationStep(found, found.body.reports.length);
  return planOf(found, decided, request, { changes: await closeStep(step, officer, tables) });
}

export async function proposeRectificationFailure(
  request: Request<(typeof routes)['proposeRectificationFailure']>,
  { tables, settings }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideProposeFailure(found, request.body, officer));
  const { policy } = await settings.current(request.now);
  const next = failureStep({ id: found.id, body: decided.body });
  const opened = await openStep(
    next,
    { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc },
    { now: request.now, policy },
    tables,
  );
  return planOf(found, decided, request, { changes: opened });
}

/** A second person's word on a proposed failure (12-2b ④). */
export async function decideRectificationFailure(
  request: Request<(typeof routes)['decideRectificationFailure']>,
  { tables }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const reviewer = acting(request);
  const decided = orThrow(decideOnFailure(found, request.body, reviewer));
  const verified = request.body.agree ? [verificationStep(found, found.body.reports.length)] : [];
  return planOf(found, decided, request, {
    notBy: {
      path: ['failureProposal', 'by'],
      actorId: reviewer.actor.id,
      refusal: refuse('FOUR_EYES', { article: '12-2b' }),
    },
    changes: await closeSteps([failureStep(found), ...verified], reviewer, tables),
  });
}
