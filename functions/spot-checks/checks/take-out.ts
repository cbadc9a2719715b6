import { decideWithdraw } from '../../../shared/domain/cooperation/answer.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideTakeOut } from '../../../shared/domain/spot-check/follow-request.ts';
import type { SpotCheckBody } from '../../../shared/domain/spot-check/spot-check.ts';
import { quarterOf } from '../../../shared/domain/time/quarter.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { impartial } from '../acting.ts';
import { openSteps } from '../cooperation/steps.ts';
import type { SpotChecksDeps } from '../deps.ts';
import { countChecks } from '../plans/coverage.ts';
import type { routes } from '../routes.ts';
import { closeSteps } from '../work.ts';
import { answer, checkFor } from './handling.ts';

type TakingOut = Request<(typeof routes)['replaceSpotCheck']>;

/** A drawn order that cannot be checked: the next of the list takes its place, for a recorded reason (3-1c). */
export const replaceSpotCheck = (request: TakingOut, deps: SpotChecksDeps): Promise<Plan> =>
  takeOut('replace', request, deps);

/** A check that an officer had chosen is given up; one of the random part never is. */
export const withdrawSpotCheck = (
  request: Request<(typeof routes)['withdrawSpotCheck']>,
  deps: SpotChecksDeps,
): Promise<Plan> => takeOut('withdraw', request, deps);

async function takeOut(
  action: 'replace' | 'withdraw',
  request: TakingOut,
  { tables }: SpotChecksDeps,
): Promise<Plan> {
  const found = await checkFor(request, tables);
  const officer = impartial(request, found.body.uscc, '3-1c');
  const { reason } = request.body;
  const decided = orThrow(
    decideTakeOut(found, { action, reason, drawable: await isDrawable(found, tables) }, officer),
  );
  const asked = await get(tables, cooperation, found.body.cooperationId);
  const withdrawn = orThrow(decideWithdraw(asked, { reason }, officer));
  return {
    changes: [
      change(spotCheck, found, decided),
      change(cooperation, asked, withdrawn),
      ...(await closeSteps(openSteps(asked), officer, tables)),
    ],
    projections: countChecks(found.body.planId, [found.body.agencyId], -1),
    response: answer(found, decided, request),
  };
}

async function isDrawable({ body }: Loaded<SpotCheckBody>, tables: Tables): Promise<boolean> {
  const { completedAt } = (await get(tables, order, body.orderId)).body;
  return completedAt !== undefined && quarterOf(completedAt) === body.planId;
}
