import type { Acting } from '../../../shared/domain/acting.ts';
import { bySystem } from '../../../shared/domain/acting.ts';
import { decideRequest } from '../../../shared/domain/cooperation/request.ts';
import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { decideOpenSpotCheck, SPOT_CHECK_ITEMS } from '../../../shared/domain/spot-check/open.ts';
import { type SpotCheckBody, spotCheckIdOf } from '../../../shared/domain/spot-check/spot-check.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { spotCheck } from '../../../shared/store/aggregates/spot-check.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { countChecks } from '../plans/coverage.ts';
import { once } from '../plans/once.ts';
import type { PlanPage } from '../plans/page.ts';
import type { SpotChecksWorkerDeps } from '../deps.ts';

/** A check of one order with its request for material: seven writes. The request has the id of the check. */
export function openCheck(
  { id, body }: Loaded<OrderBody>,
  how: Pick<SpotCheckBody, 'planId' | 'part' | 'pick'>,
  acting: Acting,
  settings: Settings,
) {
  const { planId } = how;
  const spotCheckId = spotCheckIdOf(planId, id);
  const { orderNo, agencyId, uscc } = body;
  const ctx = { ...acting, ...settings };
  const asked = orThrow(
    decideRequest(
      spotCheckId,
      {
        agencyId,
        uscc,
        side: 'CENTRE',
        subjectRef: `SPOTCHECK#${spotCheckId}`,
        orderId: id,
        article: '3-1c',
        purpose: `订单抽查：${orderNo}`,
        items: [...SPOT_CHECK_ITEMS],
      },
      ctx,
    ),
  );
  const opening = { ...how, orderId: id, orderNo, agencyId, uscc, cooperationId: spotCheckId };
  const opened = decideOpenSpotCheck(spotCheckId, opening, { ...ctx, dueOn: asked.body.dueOn });
  return {
    opened,
    changes: [
      change(spotCheck, { newId: spotCheckId }, opened),
      change(cooperation, { newId: spotCheckId }, asked),
    ],
  };
}

/** Opens the checks of one page of the sample; an order that is checked already is left as it is. */
export async function openPage(
  { planId, page, entries }: Extract<PlanPage, { step: 'OPEN' }>,
  now: string,
  deps: SpotChecksWorkerDeps,
): Promise<void> {
  const settings = await deps.settings.current(now);
  const decide = async () => {
    const found = await Promise.all(
      entries.map(async ([orderId, part]) => {
        const before = await load(deps.tables, spotCheck, spotCheckIdOf(planId, orderId));
        if (before !== undefined) return undefined;
        const drawn = await get(deps.tables, order, orderId);
        const { changes } = openCheck(drawn, { planId, part }, bySystem(now), settings);
        return { changes, agencyId: drawn.body.agencyId };
      }),
    );
    const opened = found.filter((each) => each !== undefined);
    const agencies = opened.map(({ agencyId }) => agencyId);
    return {
      changes: opened.flatMap(({ changes }) => changes),
      projections: countChecks(planId, agencies, 1),
      response: undefined,
    };
  };
  await once(`${planId} open ${page}`, decide, now, deps);
}
