import { bySystem } from '../../../shared/domain/acting.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideOrderRiskPart,
  type FlaggedOrder,
  type OrderFlag,
  rankByFlags,
} from '../../../shared/domain/spot-check/risk-part.ts';
import { spotCheckIdOf } from '../../../shared/domain/spot-check/spot-check.ts';
import { quarterOf } from '../../../shared/domain/time/quarter.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { riskFlag } from '../../../shared/store/aggregates/risk-flag.ts';
import { spotCheck, spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { SpotChecksDeps, SpotChecksWorkerDeps } from '../deps.ts';
import { countChecks } from '../plans/coverage.ts';
import { readSample } from '../plans/population.ts';
import { planView } from '../plans/view.ts';
import type { routes } from '../routes.ts';
import { openCheck } from './open-check.ts';

/** Has the orders of the quarter with the gravest open flags checked; the worker finds them. */
export async function pickByFlags(
  request: Request<(typeof routes)['pickByFlags']>,
  { tables }: SpotChecksDeps,
): Promise<Plan> {
  const found = await get(tables, spotCheckPlan, request.params.planId);
  requireVersion(found, request.ifMatch);
  const decided = orThrow(decideOrderRiskPart(found, request.body, acting(request)));
  const after = standingAfter(found, decided);
  return {
    changes: [change(spotCheckPlan, found, decided)],
    response: { status: 202, body: planView(after, request.principal), headers: etag(after.version) },
  };
}

/** Opens the risk-weighted checks that an officer had ordered once: at most ten, so that one transaction holds them. */
export async function openRiskPart(
  { planId, quarter, round }: { readonly planId: string; readonly quarter: string; readonly round: number },
  now: string,
  { tables, settings }: SpotChecksWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const { body } = await get(tables, spotCheckPlan, planId);
  const ordered = body.riskParts[round - 1];
  if (ordered === undefined) return undefined;
  const current = await settings.current(now);
  // A drawn order whose check is yet to be opened stays the random part's.
  const drawn = new Set((await readSample(tables, planId)).map(([orderId]) => orderId));
  const opened = [];
  for (const flagged of rankByFlags(await openOrderFlags(tables))) {
    if (opened.length === ordered.count) break;
    if (drawn.has(flagged.orderId)) continue;
    const found = await unchecked(flagged, planId, quarter, tables);
    if (found === undefined) continue;
    const { flagId, flags } = flagged;
    const reason = `${ordered.reason}（未处理风险标记 ${flags} 项）`;
    const how = { planId, part: 'RISK', pick: { reason, by: ordered.by, flagId } } as const;
    const { changes } = openCheck(found, how, bySystem(now), current);
    opened.push({ changes, agencyId: found.body.agencyId });
  }
  if (opened.length === 0) return undefined;
  return {
    changes: opened.flatMap(({ changes }) => changes),
    projections: countChecks(
      planId,
      opened.map(({ agencyId }) => agencyId),
      1,
    ),
    response: undefined,
  };
}

/** The order, if it was completed in the quarter and is not checked yet. */
async function unchecked({ orderId }: FlaggedOrder, planId: string, quarter: string, tables: Tables) {
  const [found, before] = await Promise.all([
    load(tables, order, orderId),
    load(tables, spotCheck, spotCheckIdOf(planId, orderId)),
  ]);
  const completedAt = found?.body.completedAt;
  const fits = completedAt !== undefined && quarterOf(completedAt) === quarter && before === undefined;
  return fits ? found : undefined;
}

const PAGE = 100;
const ORDER = /^ORDER#(.+)$/;

/** The open flags on orders, in compact form. */
async function openOrderFlags(tables: Tables): Promise<OrderFlag[]> {
  const flags: OrderFlag[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(tables, riskFlag, 'list1', { pk: 'RISKFLAG#OPEN' }, { limit: PAGE, cursor });
    for (const { id, body } of page.items) {
      const orderId = ORDER.exec(body.subjectRef)?.[1];
      if (orderId !== undefined) flags.push({ flagId: id, orderId, severity: body.severity });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return flags;
}
