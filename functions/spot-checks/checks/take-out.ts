import { bySystem } from '../../../shared/domain/acting.ts';
import { decideWithdraw } from '../../../shared/domain/cooperation/answer.ts';
import type { Decided } from '../../../shared/domain/event.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { decideWithdrawCheck } from '../../../shared/domain/spot-check/follow-request.ts';
import {
  decideProposeReplacement,
  decideReplace,
  decideReturnReplacement,
} from '../../../shared/domain/spot-check/replace.ts';
import type { SpotCheckBody } from '../../../shared/domain/spot-check/spot-check.ts';
import { quarterOf } from '../../../shared/domain/time/quarter.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { type Change, change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { closeStep, closeSteps, openStep } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import { openSteps } from '../cooperation/steps.ts';
import type { SpotChecksDeps } from '../deps.ts';
import { countChecks } from '../plans/coverage.ts';
import type { routes } from '../routes.ts';
import { answer, checkFor, type Handling } from './handling.ts';
import { replacementStep } from './steps.ts';

/** A drawn order cannot be checked, an officer says, for a recorded reason; a reviewer decides (3-1c). */
export async function proposeReplacement(
  request: Request<(typeof routes)['proposeReplacement']>,
  { tables, settings }: SpotChecksDeps,
): Promise<Plan> {
  const found = await checkFor(request, tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const decided = orThrow(decideProposeReplacement(found, request.body, officer));
  const { policy } = await settings.current(request.now);
  const about = { queue: 'CENTRE_REVIEWER', uscc: found.body.uscc } as const;
  const step = replacementStep({ id: found.id, body: decided.body });
  return {
    changes: [
      change(spotCheck, found, decided),
      ...(await openStep(step, about, { now: request.now, policy }, tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** The second person agrees, upon which the next of the list takes the order's place, or gives the proposal back (④). */
export async function decideReplacement(
  request: Request<(typeof routes)['decideReplacement']>,
  { tables }: SpotChecksDeps,
): Promise<Plan> {
  const found = await checkFor(request, tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const { decision, reason } = request.body;
  const notBy = {
    path: ['replacement', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '3-1c' }),
  };
  if (decision === 'RETURN') {
    const decided = orThrow(decideReturnReplacement(found, { reason }, officer));
    return {
      changes: [
        change(spotCheck, found, decided, notBy),
        ...(await closeStep(replacementStep(found), officer, tables)),
      ],
      response: answer(found, decided, request),
    };
  }
  const decided = orThrow(decideReplace(found, { reason }, officer));
  const ended = [
    change(spotCheck, found, decided, notBy),
    ...(await closeStep(replacementStep(found), officer, tables)),
  ];
  return takeOut(found, decided, ended, request, tables);
}

/** A check that an officer had chosen is given up; one of the random part never is. */
export async function withdrawSpotCheck(
  request: Request<(typeof routes)['withdrawSpotCheck']>,
  { tables }: SpotChecksDeps,
): Promise<Plan> {
  const found = await checkFor(request, tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const { reason } = request.body;
  const drawable = await isDrawable(found, tables);
  const decided = orThrow(decideWithdrawCheck(found, { reason, drawable }, officer));
  return takeOut(found, decided, [change(spotCheck, found, decided)], request, tables);
}

/** With the check go its request for material and every task of it; it no longer counts for the agency's year. */
async function takeOut(
  found: Loaded<SpotCheckBody>,
  decided: Decided<SpotCheckBody>,
  ended: readonly Change[],
  request: Handling & { readonly body: { readonly reason: string } },
  tables: Tables,
): Promise<Plan> {
  const asked = await get(tables, cooperation, found.body.cooperationId);
  const { reason } = request.body;
  const withdrawn = orThrow(decideWithdraw(asked, { reason }, bySystem(request.now)));
  return {
    changes: [
      ...ended,
      change(cooperation, asked, withdrawn),
      ...(await closeSteps(openSteps(asked), acting(request), tables)),
    ],
    projections: countChecks(found.body.planId, [found.body.agencyId], -1),
    response: answer(found, decided, request),
  };
}

async function isDrawable({ body }: Loaded<SpotCheckBody>, tables: Tables): Promise<boolean> {
  const { completedAt } = (await get(tables, order, body.orderId)).body;
  return completedAt !== undefined && quarterOf(completedAt) === body.planId;
}
