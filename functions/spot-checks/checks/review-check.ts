import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideProposeForSpotCheck } from '../../../shared/domain/rectification/propose-for-spot-check.ts';
import {
  decideConclude,
  decideReturnReview,
  decideReview,
} from '../../../shared/domain/spot-check/review.ts';
import type { SpotCheckBody } from '../../../shared/domain/spot-check/spot-check.ts';
import { decideSuspectViolation } from '../../../shared/domain/violation/suspect.ts';
import type { ActingCaller } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { rectification } from '../../../shared/store/aggregates/rectification.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { closeStep, openStep } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answer, checkFor } from './handling.ts';
import { concludeStep, reviewStep } from './steps.ts';

/** The officer's result sheet; a reviewer concludes. */
export async function reviewSpotCheck(
  request: Request<(typeof routes)['reviewSpotCheck']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await checkFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const decided = orThrow(decideReview(found, request.body, officer));
  const { policy } = await deps.settings.current(request.now);
  const round = decided.body.reviews;
  const about = { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc } as const;
  return {
    changes: [
      change(spotCheck, found, decided),
      ...(await closeStep(reviewStep(found.id, round), officer, deps.tables)),
      ...(await openStep(concludeStep(found.id, round), about, { now: request.now, policy }, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** A second person concludes the check with what follows from it, or gives it back (④). */
export async function concludeSpotCheck(
  request: Request<(typeof routes)['concludeSpotCheck']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const { body, now } = request;
  const found = await checkFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const notBy = {
    path: ['review', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '3-1c' }),
  };
  const closed = await closeStep(concludeStep(found.id, found.body.reviews), officer, deps.tables);
  if (body.decision === 'RETURN') {
    const decided = orThrow(decideReturnReview(found, body, officer));
    const { policy } = await deps.settings.current(now);
    const again = reviewStep(found.id, found.body.reviews + 1);
    const about = { queue: 'CENTRE_OFFICER', uscc: found.body.uscc } as const;
    return {
      changes: [
        change(spotCheck, found, decided, notBy),
        ...closed,
        ...(await openStep(again, about, { now, policy }, deps.tables)),
      ],
      response: answer(found, decided, request),
    };
  }
  const consequence = consequenceOf(found, body, officer);
  const decided = orThrow(
    decideConclude(
      found,
      { reason: body.reason, consequence: body.consequence?.kind, consequenceRef: consequence?.ref },
      officer,
    ),
  );
  return {
    changes: [
      change(spotCheck, found, decided, notBy),
      ...closed,
      ...(consequence === undefined ? [] : [consequence.change]),
      ...(body.consequence?.kind === 'RECTIFICATION' ? await openRectification(found, now, deps) : []),
    ],
    response: answer(found, decided, request),
  };
}

const consequenceIdOf = ({ id }: Pick<Loaded<SpotCheckBody>, 'id'>): string => `SPOTCHECK-${id}`;

/** The proposal to rectify waits for an officer, as every other does (12-1). */
async function openRectification(
  found: Loaded<SpotCheckBody>,
  now: string,
  { tables, settings }: SpotChecksDeps,
): Promise<Change[]> {
  const { policy } = await settings.current(now);
  const subjectRef = `RECTIFICATION#${consequenceIdOf(found)}`;
  const step = { subjectRef, kind: 'REVIEW_RECTIFICATION', round: 1, article: '3-1c' } as const;
  return openStep(step, { queue: 'CENTRE_OFFICER', uscc: found.body.uscc }, { now, policy }, tables);
}

/** What a failed check opens: a proposal to rectify, or a suspected violation; its id is that of the check. */
function consequenceOf(
  found: Loaded<SpotCheckBody>,
  { consequence, reason }: Request<(typeof routes)['concludeSpotCheck']>['body'],
  officer: ActingCaller,
): { readonly ref: string; readonly change: Change } | undefined {
  if (consequence === undefined) return undefined;
  const newId = consequenceIdOf(found);
  if (consequence.kind === 'RECTIFICATION') {
    const proposed = decideProposeForSpotCheck(newId, found, reason, officer);
    return { ref: `RECTIFICATION#${newId}`, change: change(rectification, { newId }, proposed) };
  }
  const { agencyId, uscc, orderId } = found.body;
  const suspicion = {
    agencyId,
    uscc,
    kind: consequence.violation,
    subjectRef: `ORDER#${orderId}`,
    sourceRef: `SPOTCHECK#${found.id}`,
    reason,
  };
  const suspected = orThrow(decideSuspectViolation(newId, suspicion, officer));
  return { ref: `VIOLATION#${newId}`, change: change(violation, { newId }, suspected) };
}
