import { decideOpenHold, decideReleaseHold, decideRenewHold } from '../../shared/domain/payment-hold/hold.ts';
import { holdGround } from '../../shared/domain/payment-hold/payment-hold.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { decideHold, decideRelease, isHeldBy } from '../../shared/domain/redemption/hold.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { holdOn, takeHold } from '../../shared/store/aggregates/payment-hold.ts';
import { redemption } from '../../shared/store/aggregates/redemption.ts';
import { newId } from '../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { closeSteps } from '../../shared/store/tasks.ts';
import type { FundsDeps } from './deps.ts';
import { groundOf } from './ground.ts';
import { holds } from './matters.ts';
import type { routes } from './routes.ts';
import { reviewHoldStep } from './steps.ts';

/** Row 14-2c: the centre withholds one payment while a flag or a suspicion is looked into. */
export async function openPaymentHold(
  request: Request<(typeof routes)['openPaymentHold']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const { redemptionId, basis, reason } = request.body;
  const claim = await get(tables, redemption, redemptionId);
  const { agencyId, uscc } = claim.body;
  const officer = acting(request);
  const { found, checks } = await groundOf(basis, claim.id, tables);
  const holdId = newId();
  const about = { redemptionId, agencyId, uscc, basis, reason };
  const current = await settings.current(request.now);
  const decided = orThrow(decideOpenHold(holdId, about, found, { ...officer, ...current }));
  const held = orThrow(decideHold(claim, { ref: holdGround(holdId), cause: 'CENTRE', reason }, officer));
  return holds.begun(holdId, decided, request, {
    changes: [change(redemption, claim, held)],
    checks,
    guards: [takeHold(about, holdId)],
  });
}

export const readPaymentHold = (
  request: Request<(typeof routes)['readPaymentHold']>,
  { tables }: FundsDeps,
): Promise<Reply> => holds.read(request.params.holdId, request, tables);

export const listPaymentHolds = (
  request: Request<(typeof routes)['listPaymentHolds']>,
  { tables }: ReadingDeps,
): Promise<Reply> => holds.listed(request.query, request, tables);

/** The Commission lets it go on once its time is over. */
export async function renewPaymentHold(
  request: Request<(typeof routes)['renewPaymentHold']>,
  { tables, settings }: FundsDeps,
): Promise<Plan> {
  const found = await holds.forStep(request.params.holdId, request, tables);
  const officer = acting(request);
  const current = await settings.current(request.now);
  const decided = orThrow(decideRenewHold(found, request.body.reason, { ...officer, ...current }));
  const step = reviewHoldStep(found.id, found.body.renewals.length);
  return holds.step(found, decided, request, { changes: await closeSteps([step], officer, tables) });
}

/** The reviewer no longer withholds it for this; the redemption goes on once no other ground stands. */
export async function releasePaymentHold(
  request: Request<(typeof routes)['releasePaymentHold']>,
  { tables }: FundsDeps,
): Promise<Plan> {
  const found = await holds.forStep(request.params.holdId, request, tables);
  const officer = acting(request);
  const { reason } = request.body;
  const decided = orThrow(decideReleaseHold(found, reason, officer));
  const claim = await get(tables, redemption, found.body.redemptionId);
  const ref = holdGround(found.id);
  // What the treasury had been asked for may have been paid meanwhile: then nothing is withheld any more.
  const goesOn = claim.status === 'ON_HOLD' && isHeldBy(claim, ref);
  const released = goesOn ? orThrow(decideRelease(claim, { ref, reason }, officer)) : undefined;
  const step = reviewHoldStep(found.id, found.body.renewals.length);
  return holds.step(found, decided, request, {
    changes: [
      ...(released ? [change(redemption, claim, released)] : []),
      ...(await closeSteps([step], officer, tables)),
    ],
    checks: released ? [] : [{ kind: redemption.kind, id: claim.id, version: claim.version }],
    guards: [{ release: holdOn(found.body), owner: found.id }],
  });
}
