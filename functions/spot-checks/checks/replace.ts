import { bySystem } from '../../../shared/domain/acting.ts';
import { nextInOrder } from '../../../shared/domain/sampling/draw.ts';
import { decideDrawReplacement } from '../../../shared/domain/spot-check/decide-plan.ts';
import { drawContextOf } from '../../../shared/domain/spot-check/plan.ts';
import { spotCheckIdOf } from '../../../shared/domain/spot-check/spot-check.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { spotCheck, spotCheckPlan } from '../../../shared/store/aggregates/spot-check.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { SpotChecksWorkerDeps } from '../deps.ts';
import { countChecks } from '../plans/coverage.ts';
import { readCoverage, wholePopulation } from '../plans/population.ts';
import { openCheck } from './open-check.ts';

/**
 * The next of the drawn list takes the place of a replaced order (3-1c). An order that an officer had chosen anyway is
 * passed over, and stands so in the plan.
 */
export async function drawReplacement(
  { planId, orderId }: { readonly planId: string; readonly orderId: string },
  now: string,
  { tables, settings }: SpotChecksWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, spotCheckPlan, planId);
  const { sample, quarter, replacements } = found.body;
  if (sample === undefined) return undefined;
  const [population, atLeast] = await Promise.all([
    wholePopulation(tables, planId),
    readCoverage(tables, planId),
  ]);
  const { seed, size } = sample;
  const draw = { seed, context: drawContextOf(quarter), population, size, atLeast };
  const chosen = new Set<string>();
  let next = nextInOrder(draw, replacements, (id) => chosen.has(id));
  while (next.by !== undefined && (await load(tables, spotCheck, spotCheckIdOf(planId, next.by)))) {
    chosen.add(next.by);
    next = nextInOrder(draw, replacements, (id) => chosen.has(id));
  }
  const decided = decideDrawReplacement(found, { replaced: orderId, ...next });
  if (decided === undefined) return undefined;
  const plan = change(spotCheckPlan, found, decided);
  if (next.by === undefined) return { changes: [plan], response: undefined };
  const drawn = await get(tables, order, next.by);
  const part = 'REPLACEMENT' as const;
  const { changes } = openCheck(drawn, { planId, part }, bySystem(now), await settings.current(now));
  return {
    changes: [plan, ...changes],
    projections: countChecks(planId, [drawn.body.agencyId], 1),
    response: undefined,
  };
}
